using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>What belongs to the rows of a level, as a connection of each: one query for all of them.</summary>
internal static class ListConnection
{
    internal static FieldResolver Of<TView, TKey>(Set<TView, TKey> set, SetList<TKey> list)
        where TView : class
        where TKey : struct
    {
        var key = set.Key.Compile();
        return Resolve.Batch<TView>(async (rows, call, ct) =>
        {
            // A row may come from a verb, which asks for a right of its own.
            var request = (DeskRequest)call.Context;
            if (!request.Caller.May(list.Permission))
                return [.. rows.Select(_ => (object)Refusals.Error(new NotPermitted(list.Permission)))];
            var (range, stretch) = Asked(list, call.Arguments);
            if (!range.Succeeded)
                return [.. rows.Select(_ => (object)Refusals.Error(range.Refusal))];
            await using var scope = await request.ReadAsync(ct);
            var found = await list.ReadAsync(scope.Services, [.. rows.Select(key).Distinct()], stretch!, ct);
            return [.. rows.Select(row => Page(list, found[key(row)], range.Value))];
        });
    }

    private static (Outcome<PageRange> Range, ListStretch? Stretch) Asked<TKey>(SetList<TKey> list, IReadOnlyDictionary<string, object?> arguments)
        where TKey : struct
    {
        var range = PageRange.Of(arguments);
        if (!range.Succeeded)
            return (range, null);
        int? at = null;
        if (range.Value.Cursor is { } cursor)
        {
            if (!list.TryCursor(cursor, out var number))
                return (new InvalidInput(range.Value.Backward ? "before" : "after", "is not a cursor of this list: start again without it."), null);
            at = number;
        }

        return (range, new ListStretch(range.Value.Size + 1, range.Value.Backward ? null : at, range.Value.Backward ? at : null, range.Value.Backward));
    }

    private static ConnectionPage Page<TKey>(SetList<TKey> list, IEnumerable<object> items, PageRange range)
        where TKey : struct
    {
        var edges = items.Select(i => new ConnectionEdge(i, list.CursorOf)).ToList();
        if (range.Backward)
            edges.Reverse();
        return ConnectionPage.Of(edges, range, total: 0);
    }
}
