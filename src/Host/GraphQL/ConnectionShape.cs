using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

internal static class ConnectionShape
{
    internal const int DefaultPage = 20;
    internal const int LargestPage = 100;
}

/// <summary>One page of a set, as the arguments of a connection ask for it.</summary>
internal sealed class ConnectionShape<TView, TKey>(Set<TView, TKey> set)
    where TView : class
    where TKey : struct
{
    private readonly List<string> _fields = [.. GraphTypes.Properties(typeof(TView)).Select(p => Names.Camel(p.Name))];

    internal async ValueTask<object?> PageAsync(FieldCall call, CancellationToken ct)
    {
        var request = (DeskRequest)call.Context;
        if (!request.Caller.May(set.Permission))
            return Refusals.Error(new NotPermitted(set.Permission));
        var range = Range.Of(call.Arguments);
        if (!range.Succeeded)
            return Refusals.Error(range.Refusal);
        await using var scope = request.Enter();
        var rows = Narrow(set.Source(scope.ServiceProvider, request.Caller).AsNoTracking(), call.Arguments, request.Caller);
        if (!rows.Succeeded)
            return Refusals.Error(rows.Refusal);

        var (sort, descending) = Order(call.Arguments);
        var page = sort.Page(rows.Value, descending != range.Value.Backward, range.Value.Cursor);
        if (!page.Succeeded)
            return Refusals.Error(page.Refusal);
        var total = call.Asks("totalCount") ? await rows.Value.CountAsync(ct) : 0;
        var items = Rows(call) is { } needed ? await set.Only(page.Value.Take(range.Value.Size + 1), needed.Append(sort.Name).ToHashSet(StringComparer.Ordinal)).ToListAsync(ct) : [];
        return Page(items, range.Value, sort, total);
    }

    /// <summary>The fields of the rows that are asked for; null when only the count is.</summary>
    private HashSet<string>? Rows(FieldCall call)
    {
        if (!call.Asks("edges") && !call.Asks("nodes") && !call.Asks("pageInfo"))
            return null;
        var asked = Relations.Asked(_fields, call, typeof(TView), ["edges", "node"]);
        asked.UnionWith(Relations.Asked(_fields, call, typeof(TView), ["nodes"]));
        return asked;
    }

    private static ConnectionPage Page(List<TView> items, Range range, ISortField<TView, TKey> sort, int total)
    {
        var more = items.Count > range.Size;
        if (more)
            items.RemoveAt(range.Size);
        if (range.Backward)
            items.Reverse();
        var behind = range.Cursor is not null;
        return new ConnectionPage([.. items.Select(i => new ConnectionEdge(sort.CursorAfter(i), i))], range.Backward ? behind : more, range.Backward ? more : behind, total);
    }

    private (ISortField<TView, TKey> Sort, bool Descending) Order(IReadOnlyDictionary<string, object?> arguments)
    {
        if (arguments.GetValueOrDefault("orderBy") is not IReadOnlyDictionary<string, object?> order)
            return (set.DefaultSort, set.DefaultDescending);
        var name = (string)order["field"]!;
        return (set.Sorts.Values.First(s => Names.Constant(SetFields.Kebab(s.Name)) == name), (string?)order["direction"] == "DESC");
    }

    private Outcome<IQueryable<TView>> Narrow(IQueryable<TView> rows, IReadOnlyDictionary<string, object?> arguments, Caller caller)
    {
        if (arguments.GetValueOrDefault("search") is string words)
        {
            if (words.Length is 0 or > 200 || words.Contains('\0', StringComparison.Ordinal))
                return new InvalidInput("search", "must have 1 to 200 characters, none of them U+0000.");
            rows = set.SearchBy!(rows, words);
        }

        if (arguments.GetValueOrDefault("view") is string view)
            rows = set.Views[Names.Word(view)](rows, caller);
        foreach (var (name, value) in arguments.GetValueOrDefault("filter") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (value is null)
                continue;
            var filtered = set.Filters[name].Apply(rows, Raw(set.Filters[name].Type, value));
            if (!filtered.Succeeded)
                return filtered.Refusal;
            rows = filtered.Value;
        }

        return Outcome.Of(rows);
    }

    /// <summary>As a query string would hold it. A global id of another kind is an id that nothing has.</summary>
    private static string Raw(Type type, object value)
    {
        var plain = Names.Plain(type);
        if (plain.IsEnum)
            return Names.Word((string)value);
        if (Names.IsId(plain))
            return GlobalId.TryRead((string)value, out _, out var key) ? key : (string)value;
        return value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    /// <summary>How many, from where, in which direction.</summary>
    private sealed record Range(int Size, string? Cursor, bool Backward)
    {
        internal static Outcome<Range> Of(IReadOnlyDictionary<string, object?> arguments)
        {
            var (first, last) = (arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("last") as int?);
            var (after, before) = (arguments.GetValueOrDefault("after") as string, arguments.GetValueOrDefault("before") as string);
            if ((first is not null && last is not null) || (after is not null && before is not null) || (first is not null && before is not null) || (last is not null && after is not null))
                return new InvalidInput("first", "and 'after' go forward, 'last' and 'before' go back: a page goes one way.");
            var size = first ?? last ?? ConnectionShape.DefaultPage;
            if (size is < 0 or > ConnectionShape.LargestPage)
                return new InvalidInput(last is null ? "first" : "last", $"must be a number from 0 to {ConnectionShape.LargestPage}.");
            return new Range(size, after ?? before, last is not null || before is not null);
        }
    }
}
