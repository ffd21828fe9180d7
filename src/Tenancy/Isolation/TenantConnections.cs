using Npgsql;

namespace Switchboard.Tenancy.Isolation;

/// <summary>
/// Opens connections on which row-level security lets exactly one tenant through. The setting belongs to the session and
/// dies when the pool resets the connection, so a returned connection sees nothing until somebody sets a tenant again.
/// </summary>
public sealed class TenantConnections(TenantCatalog tenants, TenantDataSources sources)
{
    public const string SetTenant = "select set_config('app.tenant_id', $1, false)";

    public async ValueTask<NpgsqlConnection> OpenAsync(TenantId id, CancellationToken ct)
    {
        var tenant = await tenants.FindAsync(id, ct) ?? throw new InvalidOperationException($"There is no tenant {id}.");
        return await OpenAsync(tenant, ct);
    }

    public async ValueTask<NpgsqlConnection> OpenAsync(Tenant tenant, CancellationToken ct)
    {
        var connection = await sources.For(tenant).OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(SetTenant, connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Id.ToString() });
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
