using Npgsql;
using Switchboard.Host.Faces;

namespace Switchboard.Host.CommandLine;

/// <summary>What must hold before serving: above all that row-level security binds the role we sign in as.</summary>
internal static class StartupChecks
{
    /// <summary>Why the application must not start, in one sentence; null when it may.</summary>
    internal static async Task<string?> ComplaintAsync(IConfiguration configuration, bool isDevelopment, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Saas") is not { Length: > 0 } text)
            return "Set ConnectionStrings__Saas to the application's database.";
        if (!isDevelopment && SecretChecks.Complaint(configuration) is { } weak)
            return weak;
        if (TrustedProxies.Complaint(configuration) is { } strange)
            return strange;
        try
        {
            await using var source = NpgsqlDataSource.Create(text);
            await using var command = source.CreateCommand("""
                select to_regclass('catalog.api_keys') is not null and to_regclass('desk.members') is not null,
                  r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, coalesce((select nspowner from pg_namespace where nspname = 'desk'), r.oid), 'member')
                from pg_roles r where r.rolname = current_user
                """);
            await using var row = await command.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            if (!row.GetBoolean(0))
                return "The database is not migrated: run 'migrate' first.";
            return row.GetBoolean(1) ? "ConnectionStrings__Saas signs in as a role that row-level security does not bind: use saas_app." : null;
        }
        catch (ArgumentException)
        {
            return "ConnectionStrings__Saas is not a PostgreSQL connection string.";
        }
        catch (NpgsqlException e)
        {
            return $"The database of ConnectionStrings__Saas cannot be used: {e.Message}";
        }
    }
}
