using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Plans rows: which, in which order, with what beside them. Everything unlawful is found here, before anything runs.</summary>
internal sealed class RowsReader(QueryContext context)
{
    private int _expansions;

    /// <summary>Rows at the end of a path.</summary>
    internal RowsPlan Root(ODataSet set, Expression rows, RowsOptions options)
    {
        var draft = new Draft(this, context, set, options, depth: 0);
        rows = draft.Kept(rows);
        var paged = rows;
        var token = options.SkipToken is { } text ? SkipToken.Read(text, draft.Order.Fingerprint) : null;
        if (token is not null)
            paged = Queryables.Where(paged, draft.Row, SortKeys.Behind(draft.Order.Keys, token));
        paged = draft.Cut(SortKeys.Order(paged, draft.Row, draft.Order.Keys), token is null ? options.Skip : null);
        return draft.Finish(rows, paged, keys: null, counts: null, token?.Left ?? (int?)options.Top);
    }

    /// <summary>One property of a row and nothing else.</summary>
    internal RowsPlan Only(ODataSet set, Expression rows, ODataProperty property)
    {
        var draft = new Draft(this, context, set, new RowsOptions(), depth: 0, property);
        return draft.Finish(rows, draft.Cut(rows, skip: null), keys: null, counts: null, top: null);
    }

    internal ExpandPlan Expand(ODataSet parent, ExpandedReferenceSelectItem item, string text, int depth, long? levels)
    {
        if (depth > ODataLimits.ExpandDepth)
            throw RefusedException.TooMuch($"must not be nested deeper than {ODataLimits.ExpandDepth}.", "$expand");
        if (++_expansions > ODataLimits.Expansions)
            throw RefusedException.TooMuch($"must name at most {ODataLimits.Expansions} properties.", "$expand");
        if (item.ApplyOption is not null)
            throw RefusedException.Unsupported("$apply within $expand", "$expand");
        if (item.PathToNavigationProperty.Count != 1 || item.PathToNavigationProperty.LastSegment is not NavigationPropertySegment segment)
            throw RefusedException.Unsupported("This path", "$expand");
        var way = parent.FindNavigation(segment.Identifier) ?? throw RefusedException.Malformed($"There is no navigation property '{segment.Identifier}'.", "$expand");
        var draft = new Draft(this, context, way.Target, RowsOptions.Of(item, text), depth, references: item is not ExpandedNavigationSelectItem);
        draft.Again(item, text, levels);
        return new ExpandPlan(way, way.IsMany ? Many(parent, way, draft) : One(way, draft));
    }

    private static RowsPlan One(ODataNavigation way, Draft draft)
    {
        var keys = way.Target.Key.Type.Side.Place();
        var rows = Queryables.Where(draft.Source, draft.Row, way.Target.Key.Type.Side.Among(keys, Expression.Property(draft.Row, way.Target.Key.Member)));
        rows = draft.Kept(rows);
        return draft.Finish(rows, rows, keys, counts: null, top: null);
    }

    /// <remarks>Parents by their keys, and beside each its own page: a lateral join, so that every parent's rows are found by index and cut at its page.</remarks>
    private RowsPlan Many(ODataSet parent, ODataNavigation way, Draft draft)
    {
        var keys = parent.Key.Type.Side.Place();
        var owner = Expression.Parameter(parent.ViewType, "owner");
        var ownerKey = Expression.Property(owner, parent.Key.Member);
        var owners = Queryables.Where(context.SourceOf(parent), owner, parent.Key.Type.Side.Among(keys, ownerKey));
        var foreign = Expression.Property(draft.Row, way.Foreign.Member);
        var (left, right) = Literals.SameWidth(foreign, ownerKey);
        var own = draft.Kept(Queryables.Where(draft.Source, draft.Row, Expression.Equal(left, right)));
        own = draft.Cut(SortKeys.Order(own, draft.Row, draft.Order.Keys), draft.Options.Skip);
        var page = SortKeys.Order(Queryables.SelectMany(owners, owner, own), draft.Row, draft.Order.Keys);
        var all = draft.Kept(Queryables.Where(draft.Source, draft.Row, parent.Key.Type.Side.Among(keys, foreign)));
        draft.Need(way.Foreign);
        return draft.Finish(all, page, keys, draft.Options.Count ? Counts(all, draft.Row, foreign) : null, (int?)draft.Options.Top);
    }

    private static Expression Counts(Expression rows, ParameterExpression row, Expression foreign)
    {
        var groups = Queryables.GroupBy(rows, row, foreign);
        var group = Expression.Parameter(Queryables.ItemOf(groups), "g");
        var number = Expression.Call(typeof(Enumerable), nameof(Enumerable.LongCount), [row.Type], group);
        return Queryables.Select(groups, group, Expression.MemberInit(
            Expression.New(typeof(Tally)),
            Expression.Bind(typeof(Tally).GetProperty(nameof(Tally.Key))!, Expression.Convert(Expression.Property(group, "Key"), typeof(object))),
            Expression.Bind(typeof(Tally).GetProperty(nameof(Tally.Count))!, number)));
    }
}
