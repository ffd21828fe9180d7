using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.Host.Identity;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>A list and a lookup for each declared set.</summary>
internal sealed class SetEndpoints(IEndpointRouteBuilder routes) : ISetVisitor<IEndpointConventionBuilder>
{
    internal const int DefaultPage = 50;

    public IEndpointConventionBuilder Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        routes.MapGet($"/{set.Name}/{{id}}", context => ServeAsync(context, set, OneAsync)).WithName($"{set.Name}.one");
        return routes.MapGet($"/{set.Name}", context => ServeAsync(context, set, PageAsync)).WithName($"{set.Name}.list");
    }

    private static async Task ServeAsync<TView, TKey>(
        HttpContext context, Set<TView, TKey> set, Func<HttpContext, Set<TView, TKey>, Caller, CancellationToken, Task<IResult>> answer)
        where TView : class
        where TKey : struct
    {
        var ct = context.RequestAborted;
        var caller = await context.RequestServices.GetRequiredService<IRequestCaller>().ResolveAsync(context, ct);
        var result = !caller.Succeeded ? Problems.From(caller.Refusal)
            : !caller.Value.May(set.Permission) ? Problems.From(new NotPermitted(set.Permission))
            : await answer(context, set, caller.Value, ct);
        await result.ExecuteAsync(context);
    }

    private static async Task<IResult> OneAsync<TView, TKey>(HttpContext context, Set<TView, TKey> set, Caller caller, CancellationToken ct)
        where TView : class
        where TKey : struct
    {
        var rows = set.Find(set.Source(context.RequestServices, caller), (string)context.Request.RouteValues["id"]!);
        var found = rows is null ? null : await rows.AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? Problems.From(new NotFound(Noun.Of(set.Name))) : Results.Json(found, RestJson.Options);
    }

    private static async Task<IResult> PageAsync<TView, TKey>(HttpContext context, Set<TView, TKey> set, Caller caller, CancellationToken ct)
        where TView : class
        where TKey : struct
    {
        var limit = DefaultPage;
        var (sort, descending) = (set.DefaultSort, set.DefaultDescending);
        string? after = null;
        var rows = set.Source(context.RequestServices, caller).AsNoTracking();
        foreach (var (name, values) in context.Request.Query)
        {
            if (values.Count != 1)
                return Problems.From(new InvalidInput(name, "may stand only once."));
            var value = values[0]!;
            switch (name)
            {
                case "limit":
                    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > SetEntry.LargestPage)
                        return Problems.From(new InvalidInput("limit", $"must be a number from 1 to {SetEntry.LargestPage}."));
                    break;
                case "after":
                    after = value;
                    break;
                case "sort":
                    descending = value.StartsWith('-');
                    if (!set.Sorts.TryGetValue(descending ? value[1..] : value, out sort))
                        return Problems.From(new InvalidInput("sort", $"must be one of {string.Join(", ", set.Sorts.Keys)}, with - before it for descending."));
                    break;
                default:
                    var narrowed = Narrow(set, rows, name, value, caller);
                    if (!narrowed.Succeeded)
                        return Problems.From(narrowed.Refusal);
                    rows = narrowed.Value;
                    break;
            }
        }

        var page = sort.Page(rows, descending, after);
        if (!page.Succeeded)
            return Problems.From(page.Refusal);
        var items = await page.Value.Take(limit + 1).ToListAsync(ct);
        if (items.Count <= limit)
            return Results.Json(new Page<TView>(items, null), RestJson.Options);
        items.RemoveAt(limit);
        return Results.Json(new Page<TView>(items, sort.CursorAfter(items[^1])), RestJson.Options);
    }

    private static Outcome<IQueryable<TView>> Narrow<TView, TKey>(Set<TView, TKey> set, IQueryable<TView> rows, string name, string value, Caller caller)
        where TView : class
        where TKey : struct => name switch
        {
            "search" when set.SearchBy is not null => set.Searched(rows, value),
            "view" when set.Views.Count > 0 => set.Selected(rows, value, caller),
            _ when set.Filters.TryGetValue(name, out var filter) => filter.Apply(rows, value),
            _ => new InvalidInput(name, $"is not a parameter of this list; it takes {string.Join(", ", Known(set))}."),
        };

    private static IEnumerable<string> Known<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct =>
        [
            "limit", "after", "sort",
            .. set.SearchBy is null ? [] : (string[])["search"],
            .. set.Views.Count == 0 ? [] : (string[])["view"],
            .. set.Filters.Keys,
        ];

    private sealed record Page<TView>(List<TView> Items, string? NextCursor);
}
