using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Rest.Fields;
using Switchboard.Host.Rest.Limits;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>A list and a lookup for each declared set.</summary>
internal sealed class SetEndpoints(IEndpointRouteBuilder routes) : ISetVisitor<IEndpointConventionBuilder>
{
    public IEndpointConventionBuilder Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        routes.MapGet($"/{set.Name}/{{id}}", context => ServeAsync(context, set, OneAsync)).WithName($"{set.Name}.one").WithMetadata(new AsksAttribute(set.Permission));
        return routes.MapGet($"/{set.Name}", context => ServeAsync(context, set, PageAsync)).WithName($"{set.Name}.list").WithMetadata(new AsksAttribute(set.Permission));
    }

    private static async Task ServeAsync<TView, TKey>(
        HttpContext context, Set<TView, TKey> set, Func<HttpContext, Set<TView, TKey>, Caller, CancellationToken, Task<IResult>> answer)
        where TView : class
        where TKey : struct
    {
        var ct = context.RequestAborted;
        var caller = await RestCaller.ResolveAsync(context, ct);
        var result = !caller.Succeeded ? Problems.From(caller.Refusal)
            : !caller.Value.May(set.Permission) ? Problems.From(new NotPermitted(set.Permission))
            : await answer(context, set, caller.Value, ct);
        await result.ExecuteAsync(context);
    }

    private static async Task<IResult> OneAsync<TView, TKey>(HttpContext context, Set<TView, TKey> set, Caller caller, CancellationToken ct)
        where TView : class
        where TKey : struct
    {
        FieldSelection<TView>? fields = null;
        foreach (var (name, values) in context.Request.Query)
        {
            if (name != FieldSelection<TView>.Parameter)
                return Problems.From(new InvalidInput(name, $"is not a parameter of this address; it takes {FieldSelection<TView>.Parameter}."));
            var selected = FieldSelection<TView>.Read(values, caller);
            if (!selected.Succeeded)
                return Problems.From(selected.Refusal);
            fields = selected.Value;
        }

        var rows = set.Find(set.Source(context.RequestServices, caller), (string)context.Request.RouteValues["id"]!);
        if (rows is not null)
            rows = fields is null ? set.SeenBy(rows, caller) : set.Only(rows, fields.Names);
        var found = rows is null ? null : await rows.AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
            return Problems.From(new NotFound(Noun.Of(set.Name)));
        var body = fields?.Write(found) ?? JsonSerializer.SerializeToUtf8Bytes(found, PrivateJson.For(caller));
        return ConditionalAnswer.Of(context, body, EntityTag.Strong(body));
    }

    private static async Task<IResult> PageAsync<TView, TKey>(HttpContext context, Set<TView, TKey> set, Caller caller, CancellationToken ct)
        where TView : class
        where TKey : struct
    {
        var asked = PageRequest<TView, TKey>.Read(context.Request.Query, set, caller, context.RequestServices);
        if (!asked.Succeeded)
            return Problems.From(asked.Refusal);
        var (limit, fields, sort) = (asked.Value.Limit, asked.Value.Fields, asked.Value.Sort);
        var page = asked.Value.Rows();
        if (!page.Succeeded)
            return Problems.From(page.Refusal);
        List<TView> items;
        try
        {
            items = await page.Value.ToListAsync(ct);
        }
        catch (Exception fault) when (asked.Value.Explain(fault) is { } refusal)
        {
            return Problems.From(refusal);
        }

        var next = items.Count > limit ? sort.CursorAfter(items[limit - 1]) : null;
        if (items.Count > limit)
            items.RemoveAt(limit);
        var body = fields?.WritePage(items, next) ?? JsonSerializer.SerializeToUtf8Bytes(new Page<TView>(items, next), PrivateJson.For(caller));
        return ConditionalAnswer.Of(context, body, EntityTag.Weak(body));
    }

    private sealed record Page<TView>(List<TView> Items, string? NextCursor);
}
