using Npgsql;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

/// <summary>A member as whoever lets them in needs to know them.</summary>
/// <param name="Permissions">Those of the custom role, where the member has one; else the role's.</param>
/// <param name="Inboxes">What the member is limited to; null for whoever sees all.</param>
public sealed record SeatedMember(
    Guid Id, string Name, string Role, Guid? CustomRoleId, string? CustomRoleName, bool Owner, string Availability, bool Active, IReadOnlyList<string> Permissions, InboxScope? Inboxes)
{
    /// <summary>Whether the account must have proven its address before it may sit down here.</summary>
    public bool NeedsProof { get; init; }
}

/// <summary>What somebody may do and see in a tenant, straight from the rows, on a connection that sees this tenant and no other.</summary>
[Asks(Roles.AllInboxes)]
public sealed class Seats(TenantConnections connections)
{
    /// <summary>Null while no inbox of the tenant is anybody's own: then nobody is limited. Else those open to all, and with $2 a member's own.</summary>
    private const string Inboxes = """
        case when exists (select from desk.inbox_members where tenant_id = $1) or exists (select from desk.inbox_teams where tenant_id = $1) then array(
          select i.id from desk.inboxes i where i.tenant_id = $1 and (
            not exists (select from desk.inbox_members a where a.tenant_id = $1 and a.inbox_id = i.id)
              and not exists (select from desk.inbox_teams a where a.tenant_id = $1 and a.inbox_id = i.id)
            or exists (select from desk.inbox_members a join desk.members o on o.tenant_id = $1 and o.id = a.member_id
                       where a.tenant_id = $1 and a.inbox_id = i.id and o.user_id = $2)
            or exists (select from desk.inbox_teams a join desk.team_members b on b.tenant_id = $1 and b.team_id = a.team_id join desk.members o on o.tenant_id = $1 and o.id = b.member_id
                       where a.tenant_id = $1 and a.inbox_id = i.id and o.user_id = $2))) end
        """;

    private const string Member = $"""
        select m.id, m.name, m.role, m.availability, m.active, m.owner, r.id, r.name, r.permissions, {Inboxes}, m.needs_proof
        from desk.members m left join desk.roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
        where m.tenant_id = $1 and m.user_id = $2
        """;

    public async Task<SeatedMember?> OfUserAsync(Tenant tenant, Guid user, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = Ask(connection, Member, tenant, user);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var role = row.GetString(2);
        var custom = !row.IsDBNull(6);
        var permissions = custom ? row.GetFieldValue<string[]>(8) : Roles.PermissionsOf(role).ToArray();
        return new SeatedMember(
            row.GetGuid(0), row.GetString(1), role, custom ? row.GetGuid(6) : null, custom ? row.GetString(7) : null, row.GetBoolean(5),
            row.GetString(3), row.GetBoolean(4), permissions, Limit(permissions, row, 9)) { NeedsProof = row.GetBoolean(10) };
    }

    /// <summary>What a key of this role is limited to: it belongs to nobody, so it sees what is open to all.</summary>
    public async Task<InboxScope?> OfKeyAsync(Tenant tenant, string role, CancellationToken ct)
    {
        if (Roles.PermissionsOf(role).Contains(Roles.AllInboxes))
            return null;
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = Ask(connection, "select " + Inboxes, tenant, Guid.Empty);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? Limit([], row, 0) : null;
    }

    private static InboxScope? Limit(IReadOnlyList<string> permissions, NpgsqlDataReader row, int column) =>
        permissions.Contains(Roles.AllInboxes) || row.IsDBNull(column) ? null : new InboxScope(row.GetFieldValue<Guid[]>(column));

    private static NpgsqlCommand Ask(NpgsqlConnection connection, string sql, Tenant tenant, Guid user)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        return command;
    }
}
