using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.10: an input object that needs itself inside itself could never be written.</summary>
internal sealed class InputCycles(DefinedTypes types, List<string> found)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<string> _fields = [];
    private readonly Dictionary<string, int> _placeOnWay = new(StringComparer.Ordinal);

    internal void Check(DefinedType type)
    {
        if (!_visited.Add(type.Name))
            return;
        _placeOnWay[type.Name] = _fields.Count;
        foreach (var field in type.InputFields)
        {
            if (field.Type is not NonNullType { Inner: NamedType inner } || types.Find(inner.Name.Value) is not { Kind: TypeKind.InputObject } needed)
                continue;
            _fields.Add(field.Name.Value);
            if (_placeOnWay.TryGetValue(needed.Name, out var start))
                found.Add($"Cannot reference Input Object \"{needed.Name}\" within itself through a series of non-null fields: \"{string.Join('.', _fields.Skip(start))}\".");
            else
                Check(needed);
            _fields.RemoveAt(_fields.Count - 1);
        }

        _placeOnWay.Remove(type.Name);
    }
}
