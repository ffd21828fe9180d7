using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Switchboard.Host.Rest;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>The browser's session: hand-written, because signing in comes before there is a caller.</summary>
internal static class SessionEndpoints
{
    internal sealed record SignIn(string Email, string Password, string? Tenant = null);

    internal static IEndpointRouteBuilder MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session");
        session.MapPost("", SignInAsync);
        session.MapGet("", ShowAsync);
        session.MapDelete("", SignOutAsync);
        return routes;
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, Accounts accounts, SignInThrottle throttle, SessionViews views, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<SignIn>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var input = read.Value;
        if (input.Password.Length > PasswordRules.Longest || input.Email.Length > 254)
            return SessionProblem.Of(new WrongCredentials());
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Begin(input.Email, address) is { } wait)
            return SessionProblem.TooMany(context, wait);
        var proven = await accounts.ProveAsync(input.Email, input.Password);
        if (!proven.Succeeded)
            return proven.Refusal is TooManyAttempts ? SessionProblem.TooMany(context, SignInThrottle.Window) : SessionProblem.Of(proven.Refusal);
        throttle.Succeeded(input.Email, address);

        var places = await accounts.MembershipsAsync(proven.Value.Id, ct);
        var place = input.Tenant is { } slug ? places.FirstOrDefault(p => p.Slug == slug) : places.FirstOrDefault(p => p.Active) ?? (places.Count > 0 ? places[0] : null);
        if (place is null && (input.Tenant is not null || !proven.Value.IsOperator))
            return SessionProblem.Of(new NoTenant());
        var scheme = IdentityModule.CookieScheme(context);
        var principal = PrincipalClaims.Of(proven.Value, place, scheme);
        context.User = principal;
        var shown = await views.ShowAsync(context, ct);
        if (!shown.Succeeded)
            return SessionProblem.Of(shown.Refusal);
        await context.SignInAsync(scheme, principal, new AuthenticationProperties { IsPersistent = true });
        return Results.Json(shown.Value, RestJson.Options);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SessionViews views, CancellationToken ct)
    {
        var shown = await views.ShowAsync(context, ct);
        return shown.Succeeded ? Results.Json(shown.Value, RestJson.Options) : SessionProblem.Of(shown.Refusal, context);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (context.User.FindFirst(PrincipalClaims.Kind)?.Value == PrincipalClaims.Session
            && !(context.Request.Headers.ContainsKey(RequestCaller.TokenHeader) && await antiforgery.IsRequestValidAsync(context)))
        {
            return SessionProblem.Of(new AntiforgeryMissing());
        }

        await context.SignOutAsync(IdentityModule.CookieScheme(context));
        return Results.NoContent();
    }
}
