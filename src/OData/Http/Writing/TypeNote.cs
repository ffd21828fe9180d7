using System.Text.Json;
using Microsoft.OData.Edm;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Says a property's type beside it, where JSON itself does not show it.</summary>
internal sealed class TypeNote
{
    private readonly JsonEncodedText _name40;
    private readonly JsonEncodedText _name401;
    private readonly JsonEncodedText _type;

    private TypeNote(string property, string type)
    {
        _name40 = ProtocolVersion.V40.Control.About(property, "type");
        _name401 = ProtocolVersion.V401.Control.About(property, "type");
        _type = ControlNames.Encode(type);
    }

    internal static TypeNote? Of(string property, ODataType type, bool many)
    {
        if (!many && type.Edm is IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.String or EdmPrimitiveTypeKind.Boolean or EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Int32 })
            return null;
        return new TypeNote(property, NameOf(type, many));
    }

    internal static string NameOf(ODataType type, bool many)
    {
        var name = type.Edm is IEdmPrimitiveType primitive ? primitive.PrimitiveKind.ToString() : type.Edm.FullTypeName();
        return many ? $"#Collection({name})" : "#" + name;
    }

    internal void Write(Utf8JsonWriter json, AnswerTerms terms) => json.WriteString(terms.Version == ProtocolVersion.V40 ? _name40 : _name401, _type);
}
