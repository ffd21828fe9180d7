using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>The desk's lists and nodes through GraphQL, on real data.</summary>
public sealed class DeskQueryTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_conversations_comes_with_contacts_and_inboxes()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);

        var data = await tenant.Agent.DataAsync("{ conversations(first: 5) { totalCount nodes { id number status lastMessageText contact { id name } inbox { name channel } assignee { name } } pageInfo { hasNextPage } } }", null, _ct);

        var list = data.GetProperty("conversations");
        list.GetProperty("totalCount").GetInt32().ShouldBe(1);
        var only = list.GetProperty("nodes")[0];
        only.GetProperty("contact").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        only.GetProperty("inbox").GetProperty("channel").GetString().ShouldBe("web-chat");
        list.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_go_forward_and_back_over_every_row_once()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        foreach (var i in Enumerable.Range(0, 7))
            await tenant.Admin.PostAsync("/contacts", new { name = $"Contact {i}" }, _ct);

        var forward = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await tenant.Agent.DataAsync("query ($after: String) { contacts(first: 3, after: $after, orderBy: { field: NAME }) { nodes { name } pageInfo { hasNextPage endCursor } } }", new { after = cursor }, _ct)).GetProperty("contacts");
            forward.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()!));
            cursor = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (cursor is not null);
        var last = (await tenant.Agent.DataAsync("{ contacts(last: 2, orderBy: { field: NAME }) { nodes { name } pageInfo { hasPreviousPage } } }", null, _ct)).GetProperty("contacts");

        forward.ShouldBe(Enumerable.Range(0, 7).Select(i => $"Contact {i}"));
        last.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()).ShouldBe(["Contact 5", "Contact 6"]);
        last.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_filter_and_a_selection_narrow_a_list()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);

        var mine = await tenant.Agent.DataAsync("query ($me: ID!) { mine: conversations(view: MINE) { nodes { id } } byFilter: conversations(filter: { assigneeId: $me, status: OPEN }) { nodes { id } } resolved: conversations(filter: { status: RESOLVED }) { totalCount } }",
            new { me = Asking.GlobalId("Member", tenant.Agent.MemberId) }, _ct);

        var id = Asking.GlobalId("Conversation", conversation);
        mine.GetProperty("mine").GetProperty("nodes")[0].Id().ShouldBe(id);
        mine.GetProperty("byFilter").GetProperty("nodes")[0].Id().ShouldBe(id);
        mine.GetProperty("resolved").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Anything_with_an_id_is_a_node_for_its_own_tenant_only()
    {
        var (mine, theirs) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        var (_, conversation) = await theirs.ConversationAsync(_ct);
        var ids = new[] { Asking.GlobalId("Conversation", conversation), Asking.GlobalId("Conversation", Guid.CreateVersion7()), Asking.GlobalId("Inbox", theirs.InboxId), Asking.GlobalId("Inbox", mine.InboxId), "nonsense" };

        var seen = (await mine.Admin.DataAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids }, _ct)).GetProperty("nodes").EnumerateArray().Select(n => n.ValueKind == System.Text.Json.JsonValueKind.Null ? null : n.Id());

        seen.ShouldBe([null, null, null, ids[3], null]);
    }

    [Fact]
    public async Task Too_long_a_page_is_refused_as_data_and_costs_nothing_else()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Agent.AskAsync("{ contacts(first: 101) { totalCount } inboxes { nodes { name } } }", null, _ct);

        answer.GetProperty("data").GetProperty("contacts").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("input.invalid");
        answer.GetProperty("data").GetProperty("inboxes").GetProperty("nodes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_read_a_set_is_told_so()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Agent.AskAsync("{ apiKeys { nodes { name } } }", null, _ct);

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("permission.missing");
    }

    [Fact]
    public async Task Nobody_gets_no_answer()
    {
        using var nobody = new ApiClient(deployment.Address);

        var answer = await nobody.SendAsync(HttpMethod.Post, "~/graphql", new { query = "{ __schema { types { name } } }" }, _ct);

        answer.Status.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }
}
