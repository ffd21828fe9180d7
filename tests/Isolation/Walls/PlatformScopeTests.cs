using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Isolation.Walls;

/// <summary>Work across tenants says why, and leaves a trace that the application can neither read nor wipe.</summary>
public sealed class PlatformScopeTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PlatformScope Platform => tenants.Deployment.Services.GetRequiredService<PlatformScope>();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_reason_there_is_no_work_across_tenants(string reason)
    {
        await Should.ThrowAsync<ArgumentException>(() => Platform.TenantsAsync(reason, Ct));

        (await AuditedAsync(reason)).ShouldBe(0);
    }

    [Fact]
    public async Task A_reason_is_audited_once_a_process()
    {
        var reason = "A test visits everyone " + Guid.CreateVersion7();

        var visited = await Platform.TenantsAsync(reason, Ct);
        await Platform.TenantsAsync(reason, Ct);

        visited.Select(t => t.Id).ShouldContain(tenants.Ours.Tenant.Id);
        visited.Select(t => t.Id).ShouldContain(tenants.Theirs.Tenant.Id);
        (await AuditedAsync(reason)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reason_whose_audit_failed_is_audited_at_the_next_use()
    {
        var reason = "A test that was cut short " + Guid.CreateVersion7();
        using var cut = new CancellationTokenSource();
        await cut.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Platform.TenantsAsync(reason, cut.Token));

        await Platform.TenantsAsync(reason, Ct);

        (await AuditedAsync(reason)).ShouldBe(1);
    }

    [Fact]
    public async Task An_entered_scope_sees_the_tenant_it_entered_and_no_other()
    {
        await using var scope = Platform.Enter(tenants.Ours.Tenant.Tenant);

        var seen = await Owners.OfEveryTableAsync(scope.ServiceProvider.GetRequiredService<DeskDb>(), filtered: false, Ct);

        seen.Values.SelectMany(o => o).Distinct().ShouldBe([tenants.Ours.Tenant.Id]);
    }

    private async Task<long> AuditedAsync(string reason)
    {
        await using var command = tenants.Deployment.Owner.CreateCommand("select count(*) from catalog.platform_audit where reason = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = reason });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
