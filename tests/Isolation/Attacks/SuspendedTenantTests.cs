using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Isolation.Attacks;

/// <summary>A suspended tenant takes nothing in and lets nobody in. A second host shows it: the first may remember for half a minute.</summary>
public sealed class SuspendedTenantTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_a_key_nor_a_password_nor_a_visitor_opens_a_suspended_tenant()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        await using (var suspend = deployment.Owner.CreateCommand("update catalog.tenants set active = false where id = $1"))
        {
            suspend.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            await suspend.ExecuteNonQueryAsync(Ct);
        }

        await using var host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
        using var program = new ApiClient(host.Address, tenant.ApiKey);
        using var nobody = new ApiClient(host.Address);
        using var customer = new ApiClient(host.Address, visitor.Token);

        var byKey = await program.SendAsync(HttpMethod.Get, "/conversations", (object?)null, Ct);
        var byPassword = await nobody.SendAsync(HttpMethod.Post, "/session", new { email = tenant.Admin.Email, password = Deployment.Password }, Ct);
        var byWidget = await nobody.SendAsync(HttpMethod.Post, "/widget/sessions", new { inboxKey = tenant.InboxKey }, Ct);
        var byVisitor = await customer.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "Hello?", clientId = "1" }, Ct);
        var help = await nobody.SendAsync(HttpMethod.Get, $"~/help/{tenant.Slug}", (object?)null, Ct);

        byKey.Code.ShouldBe("tenant.suspended");
        byPassword.Code.ShouldBe("tenant.suspended");
        byWidget.Code.ShouldBe("inbox.not-found");
        byVisitor.Code.ShouldBe("visitor.token-invalid");
        ((int)help.Status).ShouldBe(404);
        await Should.ThrowAsync<HubRefusedException>(async () =>
        {
            await using var socket = await HubSocket.ConnectAgentAsync(program, Ct);
            await socket.CallAsync("Presence", Ct);
        });
    }
}
