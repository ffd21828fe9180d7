using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Isolation.Sockets;

/// <summary>
/// Sockets of whoever was shut out end, though nothing is asked on them: at once where the change was made, and on another host as soon as
/// what it remembers is half a minute old.
/// </summary>
public sealed class RevocationTests(Deployment deployment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("member")]
    [InlineData("role")]
    [InlineData("key")]
    public async Task Where_it_is_revoked_an_idle_socket_ends_at_once(string what)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var key = await tenant.Admin.PostAsync("/api-keys", new { name = "Till", role = "agent" }, Ct);
        using var program = new ApiClient(tenant.Address, key.GetProperty("secret").GetString());
        await using var socket = await HubSocket.ConnectAgentAsync(what == "key" ? program : tenant.Agent, Ct);
        await using var other = await HubSocket.ConnectAgentAsync(tenant.Supervisor, Ct);

        if (what == "key")
            await tenant.Admin.DeleteAsync($"/api-keys/{key.GetProperty("id").GetGuid()}", Ct);
        else
            await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", what == "member" ? new { active = false } : new { role = "analyst" }, Ct);

        await socket.Closed.WaitAsync(Patience, Ct);
        await other.CallAsync("Presence", Ct);
    }

    [Theory]
    [InlineData("update desk.members set active = false where tenant_id = $1 and role = 'agent'")]
    [InlineData("update desk.members set role = 'analyst' where tenant_id = $1 and role = 'agent'")]
    [InlineData("update catalog.tenants set active = false where id = $1")]
    [InlineData("update catalog.users u set security_stamp = 'other' from catalog.memberships m where m.user_id = u.id and m.tenant_id = $1")]
    public async Task Where_it_is_only_read_of_every_idle_socket_ends_within_a_minute(string revocation)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var clock = new Hasty();
        await using var host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Sockets:CheckEvery"] = "00:00:00.2" }, Ct, clock);
        using var agent = await ApiClient.SignInAsync(host.Address, tenant.Agent.Email, Deployment.Password, Ct);
        await using var hub = await HubSocket.ConnectAgentAsync(agent, Ct);
        using var graph = await GraphAsync(agent);
        await using var customer = await HubSocket.ConnectVisitorAsync(host.Address, visitor.Token, Ct);
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        var before = (hub.Closed.IsCompleted, graph.State);

        await using (var command = deployment.Owner.CreateCommand(revocation))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            await command.ExecuteNonQueryAsync(Ct);
        }

        clock.Move(TimeSpan.FromSeconds(31));

        before.ShouldBe((false, WebSocketState.Open));
        await hub.Closed.WaitAsync(Patience, Ct);
        if (!revocation.Contains("analyst", StringComparison.Ordinal))
            (await ClosedAsync(graph)).ShouldBe(4403);
        if (revocation.Contains("tenants", StringComparison.Ordinal))
            await customer.Closed.WaitAsync(Patience, Ct);
        else
            customer.Closed.IsCompleted.ShouldBeFalse();
    }

    private static async Task<ClientWebSocket> GraphAsync(ApiClient caller)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", caller.Cookies);
        await socket.ConnectAsync(new UriBuilder(new Uri(caller.Address, "/graphql")) { Scheme = "ws" }.Uri, Ct);
        await SayAsync(socket, new { type = "connection_init" });
        await SayAsync(socket, new { type = "subscribe", id = "m", payload = new { query = "subscription { presenceChanged { name } }" } });
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, object message) => socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)), WebSocketMessageType.Text, endOfMessage: true, Ct);

    private static async Task<int> ClosedAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
        {
            // What it still says is passed over.
        }

        return (int)socket.CloseStatus!.Value;
    }

    /// <summary>The time it is, moved on by hand; timers run as they do.</summary>
    private sealed class Hasty : TimeProvider
    {
        private TimeSpan _ahead;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

        internal void Move(TimeSpan by) => _ahead += by;
    }
}
