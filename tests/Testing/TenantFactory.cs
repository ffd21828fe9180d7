using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Testing;

/// <summary>Makes tenants the way the operator's command line does, but in one round trip each and without a second of hashing.</summary>
internal sealed class TenantFactory(IServiceProvider services, NpgsqlDataSource owner)
{
    internal const string Password = "correct horse battery";

    // Few rounds: tests prove that passwords are checked, not that checking is slow.
    private readonly string _hash = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(new User(), Password);

    internal async Task<MadeTenant> CreateAsync(string? database, CancellationToken ct)
    {
        var id = TenantId.New();
        var slug = "t" + id.Value.ToString("N")[^16..];
        await RunAsync(
            "insert into catalog.tenants (id, slug, name, placement, database_name, created_at) values ($1, $2, $3, $4, $5, now())",
            ct, id.Value, slug, "Tenant " + slug, database is null ? "shared" : "dedicated", (object?)database ?? DBNull.Value);
        var tenant = await services.GetRequiredService<TenantCatalog>().FindAsync(id, ct) ?? throw new InvalidOperationException("The tenant that was just made is not there.");
        var people = new Dictionary<string, MadePerson>(StringComparer.Ordinal);
        foreach (var role in Roles.OfTenant)
            people[role] = await AddAsync(tenant, role, ct);
        await using var scope = services.GetRequiredService<PlatformScope>().Enter(tenant);
        var key = await scope.ServiceProvider.GetRequiredService<ApiKeys>().CreateAsync("Tests", Roles.Admin, expiresAt: null, ct);
        return new MadeTenant(tenant, people, key.Secret);
    }

    /// <summary>One more person, in a tenant that is there already.</summary>
    internal async Task<MadePerson> AddAsync(Tenant tenant, string role, CancellationToken ct)
    {
        var (user, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var email = $"{role}-{member.ToString("N")[^8..]}@{tenant.Slug}.example";
        await RunAsync(
            """
            insert into catalog.users (id, user_name, normalized_user_name, email, normalized_email, password_hash, security_stamp, concurrency_stamp, lockout_enabled)
            values ($1, $2, upper($2), $2, upper($2), $3, $4, $4, true)
            """, ct, user, email, _hash, Guid.CreateVersion7().ToString("N"));
        await RunAsync("insert into catalog.memberships (user_id, tenant_id, member_id) values ($1, $2, $3)", ct, user, tenant.Id.Value, member);
        await using var connection = await services.GetRequiredService<TenantConnections>().OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand("""
            insert into desk.members (tenant_id, id, user_id, name, email, role, owner, created_at)
            values ($1, $2, $3, $4, $5, $6, $6 = 'admin' and not exists (select from desk.members where tenant_id = $1 and owner), now())
            """, connection);
        Fill(command, [tenant.Id.Value, member, user, char.ToUpperInvariant(role[0]) + role[1..], email, role]);
        await command.ExecuteNonQueryAsync(ct);
        return new MadePerson(user, member, email);
    }

    private async Task RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = owner.CreateCommand(sql);
        Fill(command, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Fill(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}

internal sealed record MadeTenant(Tenant Tenant, IReadOnlyDictionary<string, MadePerson> People, string ApiKey);

internal sealed record MadePerson(Guid User, Guid Member, string Email);
