using Microsoft.AspNetCore.Antiforgery;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Identity;

/// <summary>The caller of an HTTP request. A browser's change must carry the anti-forgery token; a key proves itself.</summary>
internal sealed class RequestCaller(Callers callers, IAntiforgery antiforgery, CurrentTenant current) : IRequestCaller
{
    internal const string TokenHeader = "X-CSRF-Token";

    public async ValueTask<Outcome<Caller>> ResolveAsync(HttpContext context, CancellationToken ct)
    {
        if (!await ForgeryRuledOutAsync(context, antiforgery))
            return new AntiforgeryMissing();
        var slug = context.Request.Headers["X-Tenant"].FirstOrDefault();
        var resolved = await callers.ResolveAsync(context.User, slug, ct);
        if (!resolved.Succeeded)
        {
            if (resolved.Refusal.Kind == RefusalKind.Unauthenticated)
                context.Response.Headers.WWWAuthenticate = "Bearer";
            return resolved.Refusal;
        }

        current.Enter(resolved.Value.Tenant, resolved.Value.Caller);
        return resolved.Value.Caller with { Origin = CallOrigins.Of(context) };
    }

    internal static async Task<bool> ForgeryRuledOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (context.User.FindFirst(PrincipalClaims.Kind)?.Value != PrincipalClaims.Session)
            return true;
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            return true;
        return context.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(context);
    }
}
