using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>What $select leaves of a row.</summary>
internal static class Selection
{
    internal static IReadOnlyList<ODataSelected> Properties(ODataSet set, SelectExpandClause? clause)
    {
        if (IsAll(clause))
            return [.. set.Properties.Select(p => new ODataSelected(p, null))];
        var paths = new Dictionary<ODataProperty, List<ODataSelected>?>();
        foreach (var item in clause!.SelectedItems.OfType<PathSelectItem>())
            Add(set, item, paths);
        return [.. set.Properties.Where(paths.ContainsKey).Select(p => new ODataSelected(p, paths[p]))];
    }

    /// <summary>Whether a computed value was selected.</summary>
    internal static bool Includes(SelectExpandClause? clause, string computed) =>
        IsAll(clause) || clause!.SelectedItems.OfType<PathSelectItem>().Any(i => i.SelectedPath.FirstSegment is DynamicPathSegment dynamic && dynamic.Identifier == computed);

    internal static string Context(ODataShape shape, SelectExpandClause? clause)
    {
        IEnumerable<string> own = IsAll(clause) ? [] : shape.Properties.SelectMany(p => Names(p, "")).Concat(shape.Computed.Select(c => c.Path[0]));
        if (IsAll(clause) && shape.Expanded.Count == 0)
            return "";
        return string.Join(',', own.Concat(shape.Expanded.Select(e => e.ReferencesOnly ? $"{e.Navigation.Name}/$ref()" : $"{e.Navigation.Name}({e.Shape.ContextSelection})")));
    }

    private static bool IsAll(SelectExpandClause? clause) =>
        clause is null || clause.AllSelected || clause.SelectedItems.Any(i => i is WildcardSelectItem) || !clause.SelectedItems.Any(i => i is PathSelectItem);

    private static IEnumerable<string> Names(ODataSelected selected, string before) => selected.Within is null
        ? [before + selected.Property.Name]
        : selected.Within.SelectMany(w => Names(w, before + selected.Property.Name + "/"));

    private static void Add(ODataSet set, PathSelectItem item, Dictionary<ODataProperty, List<ODataSelected>?> paths)
    {
        if (item.FilterOption is not null || item.OrderByOption is not null || item.TopOption is not null || item.SkipOption is not null || item.SearchOption is not null || item.CountOption is not null || item.SelectAndExpand?.SelectedItems.Any() == true)
            throw RefusedException.Unsupported("$select with options of its own", "$select");
        var segments = item.SelectedPath.ToList();
        if (segments[0] is NavigationPropertySegment or DynamicPathSegment)
            return;
        if (segments.Any(s => s is not PropertySegment))
            throw RefusedException.Unsupported("This path", "$select");
        var property = set.Find(segments[0].Identifier) ?? throw RefusedException.Malformed($"There is no property '{segments[0].Identifier}'.", "$select");
        if (segments.Count == 1)
        {
            paths[property] = null;
            return;
        }

        if (property.IsCollection || property.Type is not ODataComplex complex)
            throw RefusedException.Unsupported("$select within a collection", "$select");
        if (paths.TryGetValue(property, out var within) && within is null)
            return;
        (paths[property] = within ?? []).Add(Nested(complex, segments, 1));
    }

    private static ODataSelected Nested(ODataComplex type, List<ODataPathSegment> segments, int at)
    {
        var property = type.Find(segments[at].Identifier) ?? throw RefusedException.Malformed($"There is no property '{segments[at].Identifier}'.", "$select");
        return new ODataSelected(property, at + 1 < segments.Count ? [Nested((ODataComplex)property.Type, segments, at + 1)] : null);
    }
}
