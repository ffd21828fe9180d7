using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Isolation;

/// <summary>
/// The one word for work that crosses tenants. It never lifts row-level security: it visits tenants one by one, each in a scope
/// of its own, and the first use of a reason by a process is written to the platform's audit.
/// </summary>
public sealed class PlatformScope(TenantCatalog tenants, CatalogDataSource catalog, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PlatformScope> log)
{
    private readonly HashSet<string> _said = [];

    /// <summary>All active tenants, for whoever then opens a scope for each.</summary>
    public async Task<IReadOnlyList<Tenant>> TenantsAsync(string reason, CancellationToken ct)
    {
        await AuditAsync(reason, ct);
        return await tenants.ListActiveAsync(ct);
    }

    /// <summary>A scope in which <paramref name="tenant"/> is the current tenant and nothing of it is hidden: for work of the product's own.</summary>
    public AsyncServiceScope Enter(Tenant tenant)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant);
        return scope;
    }

    /// <summary>A scope for what somebody asked for: what they may not see does not exist in it.</summary>
    public AsyncServiceScope Enter(Tenant tenant, Caller caller)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant, caller);
        return scope;
    }

    private async Task AuditAsync(string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        lock (_said)
        {
            if (_said.Contains(reason))
                return;
        }

        log.LogInformation("Work across tenants: {Reason}", reason);
        await using var command = catalog.Source.CreateCommand("insert into catalog.platform_audit (id, reason, at) values ($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter { Value = reason });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);

        // Said only once it is written: a failed audit is tried again by the next use.
        lock (_said)
            _said.Add(reason);
    }
}
