using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Switchboard.OData.Binding.Reading;

/// <summary>What is asked of rows, at the root of a URI or inside an $expand.</summary>
internal sealed record RowsOptions
{
    internal FilterClause? Filter { get; init; }

    internal OrderByClause? OrderBy { get; init; }

    internal SelectExpandClause? SelectExpand { get; init; }

    internal SearchClause? Search { get; init; }

    internal ComputeClause? Compute { get; init; }

    internal long? Top { get; init; }

    internal long? Skip { get; init; }

    internal bool Count { get; init; }

    internal string? SkipToken { get; init; }

    /// <summary>The text of $expand, for next links.</summary>
    internal string ExpandText { get; init; } = "";

    internal static RowsOptions Of(ExpandedReferenceSelectItem item, string text) => new()
    {
        Filter = item.FilterOption,
        OrderBy = item.OrderByOption,
        SelectExpand = (item as ExpandedNavigationSelectItem)?.SelectAndExpand,
        Search = item.SearchOption,
        Compute = item.ComputeOption,
        Top = item.TopOption,
        Skip = item.SkipOption,
        Count = item.CountOption == true,
        ExpandText = Reading.ExpandText.Options(text).FirstOrDefault(o => o.Key == "$expand").Value ?? "",
    };
}
