using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Limits;
using Switchboard.Host.Scim.Discovery;
using Switchboard.Host.Scim.Users;
using Switchboard.Registry;

namespace Switchboard.Host.Scim;

/// <summary>Who asks, whether they may, and what for. Everything below the base goes through here, so that every answer has the protocol's shape.</summary>
internal static class ScimDoor
{
    internal const string Reading = "members:read";
    internal const string Writing = "members:manage";

    internal static async Task ServeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Authorization";
        headers.XContentTypeOptions = "nosniff";
        var answer = await AnswerAsync(context, context.RequestAborted);
        await answer.ExecuteAsync(context);
    }

    private static async ValueTask<RestAnswer> AnswerAsync(HttpContext context, CancellationToken ct)
    {
        if (context.RequestServices.GetRequiredService<RateLimiter>().Take(context, Partition.Of(context)) is { } over)
            return ScimErrors.Answer(over);
        var caller = await RestCaller.ResolveAsync(context, ct);
        return !caller.Succeeded ? ScimErrors.Answer(caller.Refusal)
            // People have the portal, and would have to prove who they are for each of these.
            : caller.Value.Kind is not (CallerKind.ApiKey or CallerKind.Application) ? ScimErrors.Answer(new NoProgram())
            : await RouteAsync(context, (context.Request.RouteValues["rest"] as string ?? "").Split('/'), caller.Value, ct);
    }

    private static ValueTask<RestAnswer> RouteAsync(HttpContext context, string[] path, Caller caller, CancellationToken ct) => (path, context.Request.Method) switch
    {
        (["ServiceProviderConfig"], "GET") => new(DiscoveryAnswers.Configuration(context)),
        (["ResourceTypes", .. var id], "GET") => new(DiscoveryAnswers.ResourceTypes(context, id)),
        (["Schemas", .. var id], "GET") => new(DiscoveryAnswers.Schemas(context, id)),
        (["Users"], "GET") => Readers(context, caller)?.ListAsync(context, caller, ct) ?? Closed(Reading),
        (["Users", ".search"] or [".search"], "POST") => Readers(context, caller)?.SearchAsync(context, caller, ct) ?? Closed(Reading),
        (["Users", var id], "GET") => Readers(context, caller)?.ShowAsync(context, id, caller, ct) ?? Closed(Reading),
        (["Users"], "POST") => Writers(context, caller)?.CreateAsync(context, caller, ct) ?? Closed(Writing),
        (["Users", var id], "PUT") => Writers(context, caller)?.ReplaceAsync(context, id, caller, ct) ?? Closed(Writing),
        (["Users", var id], "PATCH") => Writers(context, caller)?.PatchAsync(context, id, caller, ct) ?? Closed(Writing),
        (["Users", var id], "DELETE") => Writers(context, caller)?.RemoveAsync(context, id, caller, ct) ?? Closed(Writing),
        (["Me", ..] or ["Bulk"], _) => new(ScimErrors.Answer(StatusCodes.Status501NotImplemented, null, "This is not offered here; ServiceProviderConfig and ResourceTypes tell what is.")),
        (["ServiceProviderConfig"] or ["ResourceTypes", ..] or ["Schemas", ..], _) => WrongMethod(context, "GET"),
        ([".search"] or ["Users", ".search"], _) => WrongMethod(context, "POST"),
        (["Users"], _) => WrongMethod(context, "GET, POST"),
        (["Users", _], _) => WrongMethod(context, "GET, PUT, PATCH, DELETE"),
        _ => new(ScimErrors.Answer(StatusCodes.Status404NotFound, null, "There is nothing at this address. ResourceTypes tells what there is.")),
    };

    private static ValueTask<RestAnswer> WrongMethod(HttpContext context, string taken)
    {
        context.Response.Headers.Allow = taken;
        return new(ScimErrors.Answer(StatusCodes.Status405MethodNotAllowed, null, "This address does not take that method; the header Allow names those it takes."));
    }

    private static ReadUsers? Readers(HttpContext context, Caller caller) => caller.May(Reading) ? context.RequestServices.GetRequiredService<ReadUsers>() : null;

    private static WriteUsers? Writers(HttpContext context, Caller caller) => caller.May(Writing) ? context.RequestServices.GetRequiredService<WriteUsers>() : null;

    private static ValueTask<RestAnswer> Closed(string permission) => new(ScimErrors.Answer(new NotPermitted(permission)));
}
