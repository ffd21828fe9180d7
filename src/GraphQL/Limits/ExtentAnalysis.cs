using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Limits;

/// <summary>Counts what an operation asks for. Each fragment is counted once and multiplied, so that spreading spreads costs nothing here.</summary>
internal sealed class ExtentAnalysis
{
    private readonly Dictionary<string, FragmentDefinition> _fragments;
    private readonly Dictionary<string, Extent> _counted = new(StringComparer.Ordinal);

    private ExtentAnalysis(Document document) => _fragments = document.Fragments.ToDictionary(f => f.Name.Value, StringComparer.Ordinal);

    internal static Extent Of(Document document, OperationDefinition operation)
    {
        var extent = new ExtentAnalysis(document).Count(operation.SelectionSet);
        return extent with { Directives = extent.Directives + operation.Directives.Count + operation.Variables.Sum(v => v.Directives.Count) };
    }

    private Extent Count(SelectionSet set)
    {
        var sum = default(Extent);
        foreach (var selection in set.Selections)
        {
            var inner = selection switch
            {
                Field field => Count(field),
                InlineFragment inline => Count(inline.SelectionSet),
                FragmentSpread spread => Count(spread.Name.Value),
                _ => default,
            };
            sum = new Extent(
                Math.Max(sum.Depth, inner.Depth), sum.Fields + inner.Fields, sum.Aliases + inner.Aliases, sum.Directives + inner.Directives + selection.Directives.Count, sum.Introspects || inner.Introspects);
        }

        return sum;
    }

    private Extent Count(Field field)
    {
        var inner = field.SelectionSet is null ? default : Count(field.SelectionSet);
        return new Extent(
            inner.Depth + 1, inner.Fields + 1, inner.Aliases + (field.Alias is null ? 0 : 1), inner.Directives, inner.Introspects || field.Name.Value is "__schema" or "__type");
    }

    private Extent Count(string fragment)
    {
        if (_counted.TryGetValue(fragment, out var known))
            return known;
        _counted[fragment] = default;
        return _counted[fragment] = Count(_fragments[fragment].SelectionSet);
    }
}
