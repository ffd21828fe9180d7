using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>One page of a set, as the arguments of a connection ask for it.</summary>
internal sealed class SetConnection<TView, TKey>(Set<TView, TKey> set)
    where TView : class
    where TKey : struct
{
    private readonly List<string> _fields = [.. GraphTypes.Properties(typeof(TView)).Select(p => Names.Camel(p.Name))];

    internal async ValueTask<object?> PageAsync(FieldCall call, CancellationToken ct)
    {
        var request = (DeskRequest)call.Context;
        if (!request.Caller.May(set.Permission))
            return Refusals.Error(new NotPermitted(set.Permission));
        var range = PageRange.Of(call.Arguments);
        if (!range.Succeeded)
            return Refusals.Error(range.Refusal);
        await using var scope = await request.ReadAsync(ct);
        var rows = Narrow(set.Source(scope.Services, request.Caller).AsNoTracking(), call.Arguments, request.Caller);
        if (!rows.Succeeded)
            return Refusals.Error(rows.Refusal);

        var (sort, descending) = Order(call.Arguments);
        if (set.HiddenFrom(request.Caller).Contains(sort.Name))
            return Refusals.Error(new InvalidInput("orderBy", "is by a field that you may not see."));
        var page = sort.Page(rows.Value, descending != range.Value.Backward, range.Value.Cursor);
        if (!page.Succeeded)
            return Refusals.Error(page.Refusal);
        var total = call.Asks("totalCount") ? await rows.Value.CountAsync(ct) : 0;
        var items = Rows(call) is { } needed ? await set.Only(page.Value.Take(range.Value.Size + 1), needed.Except(set.HiddenFrom(request.Caller), StringComparer.Ordinal).Append(sort.Name).ToHashSet(StringComparer.Ordinal)).ToListAsync(ct) : [];
        Func<object, string> cursor = row => sort.CursorAfter((TView)row);
        return ConnectionPage.Of(items.ConvertAll(i => new ConnectionEdge(i, cursor)), range.Value, total);
    }

    /// <summary>The fields of the rows that are asked for; null when only the count is.</summary>
    private HashSet<string>? Rows(FieldCall call)
    {
        if (!call.Asks("edges") && !call.Asks("nodes") && !call.Asks("pageInfo"))
            return null;
        var asked = Relations.Asked(_fields, call, ["edges", "node"]);
        asked.UnionWith(Relations.Asked(_fields, call, ["nodes"]));
        return asked;
    }

    private (ISortField<TView, TKey> Sort, bool Descending) Order(IReadOnlyDictionary<string, object?> arguments)
    {
        if (arguments.GetValueOrDefault("orderBy") is not IReadOnlyDictionary<string, object?> order)
            return (set.DefaultSort, set.DefaultDescending);
        var name = (string)order["field"]!;
        return (set.Sorts.Values.First(s => Names.ConstantOf(s.Name) == name), (string?)order["direction"] == "DESC");
    }

    private Outcome<IQueryable<TView>> Narrow(IQueryable<TView> rows, IReadOnlyDictionary<string, object?> arguments, Caller caller)
    {
        var narrowed = Outcome.Of(rows);
        var hidden = set.HiddenFrom(caller);
        if (arguments.GetValueOrDefault("search") is string words)
            narrowed = !set.IsSearchableBy(caller) ? new InvalidInput("search", "is not open to you: it looks into fields that you may not see.") : set.Searched(narrowed.Value!, words);
        if (narrowed.Succeeded && arguments.GetValueOrDefault("view") is string view)
            narrowed = set.Selected(narrowed.Value, Names.Word(view), caller);
        foreach (var (name, value) in arguments.GetValueOrDefault("filter") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (narrowed.Succeeded && value is not null)
                narrowed = hidden.Contains(name) ? new InvalidInput("filter." + name, "is a field that you may not see.") : set.Filters[name].Apply(narrowed.Value, Raw(set.Filters[name].Type, value));
        }

        return narrowed;
    }

    /// <summary>As a query string would hold it. A global id of another kind is an id that nothing has.</summary>
    private static string Raw(Type type, object value)
    {
        var plain = Names.Plain(type);
        if (plain.IsEnum)
            return Names.Word((string)value);
        if (StrongId.Is(plain))
            return GlobalId.TryRead((string)value, out _, out var key) ? key : (string)value;
        return value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }
}
