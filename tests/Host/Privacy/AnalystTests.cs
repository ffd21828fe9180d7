using System.Net;
using System.Text.Json;
using Switchboard.Host.Tests.GraphQL;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Privacy;

/// <summary>What is private is unknown to an analyst, whichever door they try; the rest they see like everyone.</summary>
public sealed class AnalystTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/conversations", "lastMessageText")]
    [InlineData("/contacts", "email")]
    [InlineData("/contacts", "phone")]
    [InlineData("/messages", "text")]
    [InlineData("/satisfaction-ratings", "comment")]
    public async Task A_private_field_is_not_there_rather_than_empty(string list, string field)
    {
        var (tenant, analyst) = await StockedAsync();

        var theirs = await analyst.GetAsync(list, _ct);
        var full = await tenant.Inspector.GetAsync(list, _ct);

        theirs.GetProperty("items").GetArrayLength().ShouldBe(full.GetProperty("items").GetArrayLength());
        full.GetProperty("items")[0].TryGetProperty(field, out _).ShouldBeTrue();
        theirs.GetProperty("items").EnumerateArray().ShouldAllBe(i => !HasProperty(i, field));
        theirs.GetRawText().ShouldNotContain("giraffe");
    }

    [Fact]
    public async Task One_row_hides_the_same_as_a_list()
    {
        var (tenant, analyst) = await StockedAsync();
        var id = (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items")[0].GetProperty("id").GetGuid();

        var contact = await analyst.GetAsync($"/contacts/{id}", _ct);

        contact.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        HasProperty(contact, "email").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/contacts?email=giraffe@example.com")]
    [InlineData("/contacts?search=giraffe")]
    [InlineData("/conversations?search=giraffe")]
    public async Task Nobody_can_guess_a_private_field_by_what_a_filter_finds(string list)
    {
        var (tenant, analyst) = await StockedAsync();

        var refused = await analyst.SendAsync(HttpMethod.Get, list, null, _ct);
        var open = await tenant.Inspector.SendAsync(HttpMethod.Get, list, null, _ct);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("is not a parameter of this list");
        open.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{ conversations { nodes { number lastMessageText } } }")]
    [InlineData("{ contacts { nodes { name email } } }")]
    [InlineData("{ contacts(filter: { email: \"giraffe@example.com\" }) { nodes { name } } }")]
    [InlineData("{ contacts(search: \"giraffe\") { totalCount } }")]
    [InlineData("{ conversations { nodes { messages(last: 5) { nodes { text } } } } }")]
    [InlineData("{ conversations { nodes { contact { note } } } }")]
    [InlineData("{ messages { nodes { text channel } } }")]
    public async Task GraphQL_refuses_the_field_and_tells_nothing_of_it(string query)
    {
        var (tenant, analyst) = await StockedAsync();

        var refused = await analyst.AskAsync(query, null, _ct);
        var open = await tenant.Inspector.AskAsync(query, null, _ct);

        refused.GetProperty("errors").GetArrayLength().ShouldBeGreaterThan(0);
        refused.GetRawText().Replace(query, "", StringComparison.Ordinal).ShouldNotContain("giraffe");
        open.TryGetProperty("errors", out _).ShouldBeFalse(open.GetRawText());
    }

    [Theory]
    [InlineData("/conversations/{0}/messages")]
    [InlineData("/conversations/{0}/suggestions")]
    public async Task What_people_wrote_is_closed(string path)
    {
        var (tenant, analyst) = await StockedAsync();
        var id = (await tenant.Admin.GetAsync("/conversations", _ct)).GetProperty("items")[0].GetProperty("id").GetGuid();

        var answer = await analyst.SendAsync(HttpMethod.Get, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id), null, _ct);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Text.ShouldContain("messages:read");
    }

    [Fact]
    public async Task A_socket_opens_no_conversation_for_them()
    {
        var (tenant, analyst) = await StockedAsync();
        var id = (await tenant.Admin.GetAsync("/conversations", _ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        await using var socket = await HubSocket.ConnectAgentAsync(analyst, _ct);

        var open = await Should.ThrowAsync<HubRefusedException>(() => socket.CallAsync("Open", _ct, id, 0));
        var watch = await Should.ThrowAsync<HubRefusedException>(() => socket.CallAsync("Watch", _ct, "all"));

        open.Message.ShouldContain("messages:read");
        watch.Message.ShouldContain("messages:read");
    }

    private async Task<(TestTenant Tenant, ApiClient Analyst)> StockedAsync()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);
        await visitor.SayAsync("Where is my giraffe?", _ct);
        await tenant.Admin.PatchAsync($"/contacts/{visitor.ContactId}", new { email = "giraffe@example.com", phone = "+4912345", note = "likes a giraffe" }, _ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/rate", new { score = 4, comment = "a fine giraffe" }, _ct);
        var key = (await tenant.Admin.PostAsync("/api-keys", new { name = "Reports", role = "analyst" }, _ct)).GetProperty("secret").GetString()!;
        return (tenant, new ApiClient(tenant.Address, key));
    }

    private static bool HasProperty(JsonElement element, string name) => element.TryGetProperty(name, out _);
}
