using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Desk.Audit;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;
using Saas = Switchboard.Host.CommandLine.CommandLine;

namespace Switchboard.Host.Tests.CommandLine;

/// <summary>The checker against somebody who may do everything in the database.</summary>
public sealed class AuditCommandTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_log_is_fine()
    {
        var tenant = await DoneAsync();

        (await VerifyAsync(tenant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("update desk.audit_entries set actor_name = 'Somebody else' where tenant_id = $1 and seq = 3")]
    [InlineData("update desk.audit_entries set changes = '[]' where tenant_id = $1 and verb = 'members.change'")]
    [InlineData("update desk.audit_entries set at = at + interval '1 second' where tenant_id = $1 and seq = 2")]
    [InlineData("update desk.audit_entries set address = null where tenant_id = $1 and seq = 2")]
    [InlineData("delete from desk.audit_entries where tenant_id = $1 and seq = 2")]
    [InlineData("delete from desk.audit_entries where tenant_id = $1 and seq = (select max(seq) from desk.audit_entries where tenant_id = $1)")]
    [InlineData("delete from desk.audit_entries where tenant_id = $1")]
    [InlineData("insert into desk.audit_entries (tenant_id, id, at, actor_kind, actor_name, verb, seq, hash) select $1, gen_random_uuid(), now(), 'member', 'x', 'x', max(seq) + 1, ''::bytea from desk.audit_entries where tenant_id = $1")]
    public async Task Whatever_is_done_to_the_log_is_found(string tampering)
    {
        var tenant = await DoneAsync();
        await TamperAsync(tenant, tampering);

        await using var connection = await deployment.Services.GetRequiredService<TenantConnections>().OpenAsync(tenant.Tenant, Ct);
        (await AuditChain.VerifyAsync(connection, tenant.Id.Value, Ct)).Break.ShouldNotBeNull();
        (await VerifyAsync(tenant)).ShouldBe(1);
    }

    [Theory]
    [InlineData("update desk.audit_entries set actor_name = 'x' where tenant_id = $1")]
    [InlineData("delete from desk.audit_entries where tenant_id = $1")]
    public async Task The_owner_does_not_change_it_by_mistake(string sql)
    {
        var tenant = await DoneAsync();

        await using var command = deployment.Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("insert into desk.audit_entries (tenant_id, id, at, actor_kind, actor_name, verb, seq, hash) values ($1, gen_random_uuid(), now(), 'member', 'x', 'x', 99, '')")]
    [InlineData("update desk.audit_chains set seq = 0 where tenant_id = $1")]
    [InlineData("delete from desk.audit_unsealed where tenant_id = $1")]
    public async Task The_application_cannot_write_the_chain_itself(string sql)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var source = NpgsqlDataSource.Create(deployment.Database.App);

        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task An_unknown_tenant_is_said_to_be_unknown() =>
        (await RunAsync(["audit", "verify", "--tenant", "nobody-of-that-name"])).ShouldBe(1);

    private async Task<TestTenant> DoneAsync()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { role = "supervisor" }, Ct);
        await tenant.Admin.PostAsync("/teams", new { name = "Orders 订单", memberIds = Array.Empty<Guid>() }, Ct);
        return tenant;
    }

    private Task<int> VerifyAsync(TestTenant tenant) => RunAsync(["audit", "verify", "--tenant", tenant.Slug]);

    private async Task<int> RunAsync(string[] args)
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Owner", deployment.Database.Owner);
        return await Saas.RunAsync(args);
    }

    /// <summary>With the trigger switched off, as whoever owns the tables can.</summary>
    private async Task TamperAsync(TestTenant tenant, string sql)
    {
        await using var connection = await deployment.Owner.OpenConnectionAsync(Ct);
        await using (var off = new NpgsqlCommand("set session_replication_role = replica", connection))
            await off.ExecuteNonQueryAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = tenant.Id.Value } } };
        (await command.ExecuteNonQueryAsync(Ct)).ShouldBeGreaterThan(0);
    }
}
