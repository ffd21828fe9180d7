using System.Collections.Frozen;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>What clients may ask for: the EDM, and for each part of it the CLR side. Made once, by <see cref="ODataModelBuilder"/>.</summary>
public sealed class ODataModel
{
    private readonly FrozenDictionary<string, ODataSet> _sets;
    private readonly FrozenDictionary<Type, ODataType> _types;

    internal ODataModel(IEdmModel edm, IReadOnlyList<ODataSet> sets, IEnumerable<ODataType> types)
    {
        Edm = edm;
        Sets = sets;
        _sets = sets.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _types = types.ToFrozenDictionary(t => t.Clr);
    }

    /// <summary>What $metadata is written from.</summary>
    public IEdmModel Edm { get; }

    /// <summary>Entity sets, in the order of declaration.</summary>
    public IReadOnlyList<ODataSet> Sets { get; }

    /// <summary>The set of this name, or null.</summary>
    public ODataSet? FindSet(string name) => _sets.GetValueOrDefault(name);

    /// <summary>The enum of this full name, or null.</summary>
    internal ODataEnum? EnumOf(string fullName) => _types.Values.OfType<ODataEnum>().FirstOrDefault(e => e.Edm.FullTypeName() == fullName);

    /// <summary>The type that a CLR type, nullable or not, is shown as, or null.</summary>
    public ODataType? TypeOf(Type clr) => _types.GetValueOrDefault(Nullable.GetUnderlyingType(clr) ?? clr);
}
