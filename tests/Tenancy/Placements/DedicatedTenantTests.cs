using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Placements;

/// <summary>A tenant in a database of its own is served like any other, and leaves nothing in the shared one.</summary>
public sealed class DedicatedTenantTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_main_job_works_and_every_row_of_it_lies_in_the_tenants_own_database()
    {
        var tenant = await deployment.FreshDedicatedTenantAsync(Ct);
        var (visitor, conversation) = await tenant.ConversationAsync(Ct);
        await using var agent = await HubSocket.ConnectAgentAsync(tenant.Agent, Ct);
        await agent.CallAsync("Open", Ct, conversation, 0);

        await visitor.SayAsync("Is anybody here?", Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, Ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text = "I am.", clientId = "1" }, Ct);

        await agent.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "I am.");
        var history = await visitor.Api.GetAsync("/widget/messages?after=0", Ct);
        history.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("text").GetString()).ShouldContain("I am.");
        tenant.Tenant.Placement.ShouldBe(Placement.Dedicated);
        foreach (var table in (string[])["messages", "conversations", "contacts", "members", "inboxes", "audit_entries"])
        {
            (await CountAsync(OwnDatabase(tenant), table, tenant.Id)).ShouldBeGreaterThan(0, table);
            (await CountAsync(deployment.Database.Owner, table, tenant.Id)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task Its_own_database_is_walled_like_the_shared_one()
    {
        var tenant = await deployment.FreshDedicatedTenantAsync(Ct);
        var sources = deployment.Services.GetRequiredService<TenantDataSources>();

        await using var command = sources.For(tenant.Tenant).CreateCommand("select count(*) from desk.members");
        var withoutTenant = (long)(await command.ExecuteScalarAsync(Ct))!;

        withoutTenant.ShouldBe(0);
        sources.For(tenant.Tenant).ShouldNotBeSameAs(deployment.Services.GetRequiredService<CatalogDataSource>().Source);
    }

    [Fact]
    public async Task A_shared_and_a_dedicated_tenant_do_not_see_each_other()
    {
        var dedicated = await deployment.FreshDedicatedTenantAsync(Ct);
        var shared = await deployment.FreshTenantAsync(Ct);
        var contact = await dedicated.Admin.PostAsync("/contacts", new { name = "Only here" }, Ct);

        var fromShared = await shared.Admin.SendAsync(HttpMethod.Get, $"/contacts/{contact.GetProperty("id").GetGuid()}", (object?)null, Ct);
        var fromDedicated = await dedicated.Admin.SendAsync(HttpMethod.Get, $"/inboxes/{shared.InboxId}", (object?)null, Ct);

        fromShared.Code.ShouldBe("contact.not-found");
        fromDedicated.Code.ShouldBe("inbox.not-found");
    }

    private string OwnDatabase(TestTenant tenant) => new NpgsqlConnectionStringBuilder(deployment.Database.Owner) { Database = tenant.Tenant.Database }.ConnectionString;

    private static async Task<long> CountAsync(string database, string table, TenantId tenant)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select count(*) from desk.{table} where tenant_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
