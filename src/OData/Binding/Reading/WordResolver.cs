using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>
/// Words of enums as texts. Also <c>eq 'web-chat'</c>, where EDM has to call the member <c>webChat</c>: whoever read the word at another door writes it as they read it.
/// </summary>
internal sealed class WordResolver(ODataModel model) : ODataUriResolver
{
    private readonly StringAsEnumResolver _texts = new() { EnableCaseInsensitive = true };

    public override void PromoteBinaryOperandTypes(BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode, out IEdmTypeReference typeReference)
    {
        (leftNode, rightNode) = (Named(leftNode, rightNode), Named(rightNode, leftNode));
        _texts.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
    }

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(IEdmEntityType type, IList<string> positionalValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        _texts.ResolveKeys(type, positionalValues, convertFunc);

    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(IEdmEntityType type, IDictionary<string, string> namedValues, Func<IEdmTypeReference, string, object> convertFunc) =>
        _texts.ResolveKeys(type, namedValues, convertFunc);

    private SingleValueNode Named(SingleValueNode node, SingleValueNode other) =>
        node is ConstantNode { Value: string word } && other.TypeReference?.Definition is IEdmEnumType words && model.EnumOf(words.FullTypeName()) is { } known && known.FromLiteral(word) is { } value
            ? new ConstantNode(known.WordOf(value), $"'{known.WordOf(value)}'")
            : node;
}
