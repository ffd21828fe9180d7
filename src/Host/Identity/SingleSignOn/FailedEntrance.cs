using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Back to the sign-in page with a word for what went wrong and a code to quote; what exactly it was stands in the log and the tenant's audit.</summary>
internal sealed class FailedEntrance(PlatformScope platform, TimeProvider clock, ILogger<FailedEntrance> log)
{
    private const int Quoted = 8;

    internal static SeeOther Page(string to, string? slug, string? code, string? quote)
    {
        (string Name, string? Value)[] told = [("tenant", slug), ("sso", code), ("quote", quote), ("to", to)];
        return new SeeOther(QueryHelpers.AddQueryString(ReturnPath.SignInPage(to), told.Where(t => t.Value is not null).Select(t => KeyValuePair.Create(t.Name, t.Value))));
    }

    internal async Task<IResult> AnswerAsync(HttpContext context, Tenant tenant, IdentityProvider provider, Refusal refusal, string to, CancellationToken ct)
    {
        var quote = RandomNumberGenerator.GetHexString(Quoted, lowercase: true);
        log.LogWarning("Nobody came in by provider {Provider}: {Code}, {Why} ({Quote})", provider.Id, refusal.Code, refusal.Detail, quote);
        await using var scope = platform.Enter(tenant);
        var caller = new Caller(CallerKind.System, provider.Id, provider.Name, FrozenSet<string>.Empty) { Origin = CallOrigins.Of(context) };
        var note = new AuditNote("session.sign-in-failed", caller, provider.Id, clock.GetUtcNow(), $"{refusal.Code} {quote}: {refusal.Detail}");
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(note, ct);
        return Page(to, tenant.Slug, refusal.Code, quote);
    }
}
