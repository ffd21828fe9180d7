using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>Whom a socket lets in, and for how long.</summary>
public sealed class SocketAccessTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_says_its_key_when_it_begins()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var socket = await DeskSocket.ConnectAsync(deployment.Address, null, _ct);

        await socket.SayAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {tenant.ApiKey}" } });
        (await socket.HearAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        await socket.SayAsync(new { type = "subscribe", id = "q", payload = new { query = "{ inboxes { nodes { name } } }" } });

        (await socket.HearAsync()).GetRawText().ShouldContain("\"name\":\"Web\"");
    }

    [Fact]
    public async Task Who_is_deactivated_asks_no_more_on_a_socket_that_was_opened_before()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var socket = await DeskSocket.OpenAsync(tenant.Agent, _ct);
        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);

        await socket.SayAsync(new { type = "subscribe", id = "q", payload = new { query = "mutation { createContact(input: { name: \"Nobody\" }) { contact { id } } }" } });

        (await socket.ClosedAsync()).ShouldBe(4403);
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetRawText().ShouldNotContain("Nobody");
    }

    [Fact]
    public async Task A_revoked_key_asks_no_more_on_a_socket_that_was_opened_before()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var key = await tenant.Admin.PostAsync("/api-keys", new { name = "Short", role = "agent" }, _ct);
        using var socket = await DeskSocket.ConnectAsync(deployment.Address, null, _ct);
        await socket.SayAsync(new { type = "connection_init", payload = new { authorization = key.GetProperty("secret").GetString() } });
        (await socket.HearAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        await tenant.Admin.DeleteAsync($"/api-keys/{key.GetProperty("id").GetGuid()}", _ct);

        await socket.SayAsync(new { type = "subscribe", id = "q", payload = new { query = "{ inboxes { nodes { name } } }" } });

        (await socket.ClosedAsync()).ShouldBe(4403);
    }

    [Theory]
    [InlineData("https://{host}", 0)]
    [InlineData("http://{host}", 0)]
    [InlineData("https://evil.example", 4403)]
    [InlineData("https://{host}.evil.example", 4403)]
    [InlineData("null", 4403)]
    public async Task A_browsers_cookie_counts_only_from_a_page_of_ours(string origin, int closed)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var socket = await DeskSocket.ConnectAsync(tenant.Agent.Address, tenant.Agent.Cookies, _ct, origin.Replace("{host}", tenant.Agent.Address.Authority, StringComparison.Ordinal));

        await socket.SayAsync(new { type = "connection_init" });

        if (closed == 0)
            (await socket.HearAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        else
            (await socket.ClosedAsync()).ShouldBe(closed);
    }

    [Fact]
    public async Task A_socket_may_name_the_company_and_no_other_than_the_callers()
    {
        var (mine, theirs) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        using var own = await DeskSocket.ConnectAsync(mine.Agent.Address, mine.Agent.Cookies, _ct);
        using var foreign = await DeskSocket.ConnectAsync(mine.Agent.Address, mine.Agent.Cookies, _ct);

        await own.SayAsync(new { type = "connection_init", payload = new { tenant = mine.Tenant.Slug } });
        await foreign.SayAsync(new { type = "connection_init", payload = new { tenant = theirs.Tenant.Slug } });

        (await own.HearAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        (await foreign.ClosedAsync()).ShouldBe(4403);
    }
}
