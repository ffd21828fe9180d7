using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Isolation.Walls;

/// <summary>Each wall holds with the other one down.</summary>
public sealed class RowSecurityTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_EF_filter_row_level_security_alone_shows_no_foreign_row()
    {
        await using var scope = tenants.Deployment.Services.GetRequiredService<PlatformScope>().Enter(tenants.Ours.Tenant.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();

        var seen = await Owners.OfEveryTableAsync(db, filtered: false, Ct);

        seen.Count.ShouldBeGreaterThan(10);
        foreach (var (entity, owners) in seen)
            owners.ShouldBe([tenants.Ours.Tenant.Id], entity);
    }

    [Fact]
    public async Task Where_row_level_security_is_not_in_force_the_EF_filter_alone_shows_no_foreign_row()
    {
        var ours = new CurrentTenant();
        ours.Enter(tenants.Ours.Tenant.Tenant);
        await using var db = new DeskDb(new DbContextOptionsBuilder<DeskDb>().UseNpgsql(tenants.Deployment.Owner).Options, ours);

        var filtered = await Owners.OfEveryTableAsync(db, filtered: true, Ct);
        var bare = await Owners.OfEveryTableAsync(db, filtered: false, Ct);

        foreach (var (entity, owners) in filtered)
            owners.ShouldBe([tenants.Ours.Tenant.Id], entity);
        foreach (var (entity, owners) in bare)
            owners.ShouldContain(tenants.Theirs.Tenant.Id, $"{entity}: row-level security was in force, so this test proves nothing.");
    }

    [Fact]
    public async Task No_table_shows_the_application_a_foreign_row_in_plain_SQL()
    {
        var connections = tenants.Deployment.Services.GetRequiredService<TenantConnections>();
        await using var connection = await connections.OpenAsync(tenants.Ours.Tenant.Id, Ct);
        foreach (var table in await DeskTablesAsync())
        {
            var foreign = await CountAsync(connection, $"select count(*) from {table} where tenant_id <> $1", tenants.Ours.Tenant.Id.Value);
            var own = await CountAsync(connection, $"select count(*) from {table} where tenant_id = $1", tenants.Ours.Tenant.Id.Value);
            var theirs = await CountAsync(tenants.Deployment.Owner, $"select count(*) from {table} where tenant_id = $1", tenants.Theirs.Tenant.Id.Value);

            foreign.ShouldBe(0, table);
            own.ShouldBeGreaterThan(0, table);
            theirs.ShouldBeGreaterThan(0, $"{table} holds nothing to hide: stock it in Belongings.");
        }
    }

    [Fact]
    public async Task Without_a_tenant_every_table_is_empty_and_takes_nothing()
    {
        await using var app = NpgsqlDataSource.Create(tenants.Deployment.Database.App);
        foreach (var table in await DeskTablesAsync())
        {
            (await CountAsync(app, $"select count(*) from {table}")).ShouldBe(0, table);
            var refused = await Should.ThrowAsync<PostgresException>(() => RunAsync(app, $"insert into {table} select (t).* from (select jsonb_populate_record(null::{table}, jsonb_build_object('tenant_id', '{tenants.Theirs.Tenant.Id}')) t) x"));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, $"{table}: {refused.MessageText}");
        }
    }

    [Fact]
    public async Task A_row_cannot_be_written_for_or_moved_to_another_tenant()
    {
        var connections = tenants.Deployment.Services.GetRequiredService<TenantConnections>();
        await using var connection = await connections.OpenAsync(tenants.Ours.Tenant.Id, Ct);
        var theirs = tenants.Theirs.Tenant.Id;

        var written = await RefusalAsync(connection, $"insert into desk.contacts (tenant_id, id, name, created_at) values ('{theirs}', gen_random_uuid(), 'x', now())");
        var moved = await RefusalAsync(connection, $"update desk.contacts set tenant_id = '{theirs}'");
        var pointing = await RefusalAsync(connection, $"""
            insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, last_activity_at, created_at)
            values ('{tenants.Ours.Tenant.Id}', gen_random_uuid(), 99999, '{tenants.Ours.Id("inbox")}', '{tenants.Theirs.Id("contact")}', 'open', now(), now())
            """);

        written.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        moved.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        pointing.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Theory]
    [InlineData("truncate desk.contacts")]
    [InlineData("alter table desk.contacts disable row level security")]
    [InlineData("drop policy tenant_isolation on desk.contacts")]
    [InlineData("set role saas_owner")]
    [InlineData("set session authorization postgres")]
    [InlineData("alter role saas_app bypassrls")]
    [InlineData("update desk.audit_entries set detail = 'it was not me'")]
    [InlineData("delete from desk.audit_entries")]
    [InlineData("select * from catalog.platform_audit")]
    [InlineData("update catalog.users set is_operator = true")]
    [InlineData("update catalog.tenants set active = true")]
    [InlineData("create table desk.mine (a int)")]
    [InlineData("copy desk.contacts to program 'cat'")]
    public async Task The_applications_role_cannot_step_over_the_wall(string attempt)
    {
        var connections = tenants.Deployment.Services.GetRequiredService<TenantConnections>();
        await using var connection = await connections.OpenAsync(tenants.Ours.Tenant.Id, Ct);

        (await RefusalAsync(connection, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<IReadOnlyList<string>> DeskTablesAsync() =>
        [.. (await Footprint.TablesAsync(tenants.Deployment.Owner, Ct)).Where(t => t.StartsWith("desk.", StringComparison.Ordinal) && t != "desk." + Owners.WriteOnly)];

    private static async Task<string> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).SqlState;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, Guid tenant)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, Guid? tenant = null)
    {
        await using var command = source.CreateCommand(sql);
        if (tenant is { } id)
            command.Parameters.Add(new NpgsqlParameter { Value = id });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
