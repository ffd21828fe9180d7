using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity;

/// <summary>The browser's session: hand-written, because signing in comes before there is a caller.</summary>
internal static class SessionEndpoints
{
    internal sealed record SignIn(string Email, string Password, string? Tenant = null);

    internal static IEndpointRouteBuilder MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session").AddEndpointFilter(NeverStoredAsync);
        session.MapPost("", (HttpContext c, SignInEndpoint e, CancellationToken ct) => e.SignInAsync(c, ct));
        session.MapPost("/second-factor", (HttpContext c, SecondFactorEndpoint e, CancellationToken ct) => e.ProveAsync(c, ct));
        session.MapPost("/passkey/options", (HttpContext c, PasskeySignInEndpoint e) => e.AskAsync(c));
        session.MapPost("/passkey", (HttpContext c, PasskeySignInEndpoint e, CancellationToken ct) => e.SignInAsync(c, ct));
        session.MapPost("/reauthenticate", (HttpContext c, ReauthenticateEndpoint e, CancellationToken ct) => e.ProveAsync(c, ct));
        session.MapPost("/reauthenticate/options", (HttpContext c, ReauthenticateEndpoint e) => e.AskAsync(c));
        session.MapGet("", ShowAsync);
        session.MapDelete("", SignOutAsync);
        return routes;
    }

    /// <summary>Tickets, secrets and tokens: no cache may keep any of it.</summary>
    internal static ValueTask<object?> NeverStoredAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Last of all: the antiforgery service writes this header as well, and warns of whoever wrote it before.
        context.HttpContext.Response.OnStarting(() =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SessionViews views, CancellationToken ct)
    {
        var shown = await views.ShowAsync(context, ct);
        return SessionProblem.Or(shown);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignedInPeople people, SessionAudit audit, CancellationToken ct)
    {
        if (!await RequestCaller.ForgeryRuledOutAsync(context, antiforgery))
            return SessionProblem.Of(new AntiforgeryMissing());
        if ((await people.ResolveAsync(context)) is { Succeeded: true, Value: { Tenant: { } tenant } person })
            await audit.WriteAsync(context, person.User, new TenantId(Guid.Parse(tenant)), "session.sign-out", null, ct);
        await context.SignOutAsync(IdentityModule.CookieScheme(context));
        return Results.NoContent();
    }
}
