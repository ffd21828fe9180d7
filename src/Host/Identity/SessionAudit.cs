using System.Collections.Frozen;
using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Writes what happens to accounts and sessions into the audit log of the tenants they belong to: no verb stands behind it.</summary>
internal sealed class SessionAudit(PlatformScope platform, TenantCatalog tenants, Seats seats, IServiceScopeFactory scopes, ILogger<SessionAudit> log)
{
    /// <summary>In one tenant, such as the one that is entered.</summary>
    internal Task WriteAsync(HttpContext context, User user, TenantId tenant, string happened, string? detail, CancellationToken ct) =>
        WriteAsync(CallOrigins.Of(context), user.Id, tenant, happened, detail, ct);

    /// <summary>In every tenant of the person: what changes an account changes who gets in everywhere.</summary>
    internal async Task WriteEverywhereAsync(HttpContext context, User user, string happened, string? detail, CancellationToken ct) =>
        await EverywhereAsync(CallOrigins.Of(context), user.Id, happened, detail, ct);

    /// <summary>The same once the answer is sent: how long a refusal takes must not tell whether an account exists.</summary>
    internal void WriteLater(HttpContext context, User user, string happened, string? detail)
    {
        var origin = CallOrigins.Of(context);
        context.Response.OnCompleted(async () =>
        {
            try
            {
                await EverywhereAsync(origin, user.Id, happened, detail, CancellationToken.None);
            }
            catch (Exception fault) when (fault is Npgsql.NpgsqlException or InvalidOperationException)
            {
                log.LogError(fault, "{Happened} of {User} could not be written to the audit log.", happened, user.Id);
            }
        });
    }

    private async Task EverywhereAsync(CallOrigin origin, Guid user, string happened, string? detail, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var place in await scope.ServiceProvider.GetRequiredService<Accounts>().MembershipsAsync(user, ct))
        {
            if (place.Active)
                await WriteAsync(origin, user, place.Tenant, happened, detail, ct);
        }
    }

    private async Task WriteAsync(CallOrigin origin, Guid user, TenantId id, string happened, string? detail, CancellationToken ct)
    {
        if (await tenants.FindAsync(id, ct) is not { } tenant || await seats.OfUserAsync(tenant, user, ct) is not { } member)
            return;
        await using var scope = platform.Enter(tenant);
        var services = scope.ServiceProvider;
        var caller = new Caller(CallerKind.Member, member.Id, member.Name, FrozenSet<string>.Empty) { Origin = origin };
        await services.GetRequiredService<IUnitOfWork>().CommitAsync(new AuditNote(happened, caller, member.Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), detail), ct);
    }
}
