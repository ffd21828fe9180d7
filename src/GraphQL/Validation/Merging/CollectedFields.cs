using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: what one selection set selects itself, inline fragments included, and which fragments it spreads.</summary>
internal sealed class CollectedFields
{
    /// <summary>With which fragments it was compared, and whether that was as fields that never meet.</summary>
    private readonly Dictionary<string, bool> _compared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);

    internal CollectedFields(Schema? schema, NamedSchemaType? parent, SelectionSet set) => Collect(schema, parent, set);

    internal OrderedDictionary<string, List<FieldUse>> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Each once.</summary>
    internal List<string> Spreads { get; } = [];

    /// <summary>False when nothing new could be found: a comparison of fields that do meet finds all that the other does.</summary>
    internal bool BeginsComparison(string fragment, bool neverMeet)
    {
        if (_compared.TryGetValue(fragment, out var before) && (!before || neverMeet))
            return false;
        _compared[fragment] = neverMeet;
        return true;
    }

    private void Collect(Schema? schema, NamedSchemaType? parent, SelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case Field field when Groups.TryGetValue(field.ResponseKey, out var group):
                    group.Add(FieldUse.Of(parent, field));
                    break;
                case Field field:
                    Groups[field.ResponseKey] = [FieldUse.Of(parent, field)];
                    break;
                case FragmentSpread spread when _spread.Add(spread.Name.Value):
                    Spreads.Add(spread.Name.Value);
                    break;
                case InlineFragment inline:
                    Collect(schema, inline.TypeCondition is null ? parent : schema?.Type(inline.TypeCondition.Name.Value), inline.SelectionSet);
                    break;
                default:
                    break;
            }
        }
    }
}
