using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>Verbs through GraphQL: the same pipeline, refusals as data.</summary>
public sealed class DeskMutationTests(Deployment deployment)
{
    private const string Assign = "mutation ($id: ID!, $member: ID) { assignConversation(input: { id: $id, memberId: $member }) { conversation { id status assignee { name } } errors { __typename ... on UserError { code message } } } }";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_taken_answered_and_resolved()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var id = Asking.GlobalId("Conversation", conversation);

        var taken = await tenant.Agent.DataAsync(Assign, new { id, member = Asking.GlobalId("Member", tenant.Agent.MemberId) }, _ct);
        var sent = await tenant.Agent.DataAsync("mutation ($id: ID!) { sendMessage(input: { id: $id, text: \"Hello\", clientId: \"c1\" }) { message { seq text author { kind name } } errors { __typename } } }", new { id }, _ct);
        var done = await tenant.Agent.DataAsync("mutation ($id: ID!) { resolveConversation(input: { id: $id }) { conversation { status } errors { __typename } } }", new { id }, _ct);

        taken.GetProperty("assignConversation").GetProperty("conversation").GetProperty("assignee").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        sent.GetProperty("sendMessage").GetProperty("message").GetProperty("text").GetString().ShouldBe("Hello");
        done.GetProperty("resolveConversation").GetProperty("conversation").GetProperty("status").GetString().ShouldBe("RESOLVED");
    }

    [Fact]
    public async Task A_refusal_is_data_with_its_name()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);

        var refused = await tenant.Agent.DataAsync(Assign, new { id = Asking.GlobalId("Conversation", conversation), member = Asking.GlobalId("Member", tenant.Agent.MemberId) }, _ct);

        var payload = refused.GetProperty("assignConversation");
        payload.GetProperty("conversation").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        payload.GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("ConversationResolvedError");
        payload.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("conversation.resolved");
    }

    [Fact]
    public async Task Another_companys_conversation_answers_as_one_that_is_not_there()
    {
        var (mine, theirs) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        var (_, conversation) = await theirs.ConversationAsync(_ct);
        var member = Asking.GlobalId("Member", mine.Agent.MemberId);

        var foreign = await mine.Agent.AskAsync(Assign, new { id = Asking.GlobalId("Conversation", conversation), member }, _ct);
        var random = await mine.Agent.AskAsync(Assign, new { id = Asking.GlobalId("Conversation", Guid.CreateVersion7()), member }, _ct);

        foreign.GetRawText().ShouldBe(random.GetRawText());
        foreign.GetRawText().ShouldContain("conversation.not-found");
    }

    [Fact]
    public async Task An_id_of_another_kind_is_refused_with_the_name_of_its_field()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var refused = await tenant.Agent.DataAsync("mutation ($id: ID!) { assignConversation(input: { id: $id, memberId: $id }) { errors { ... on InvalidInputError { fields { field message } } } } }", new { id = Asking.GlobalId("Conversation", conversation) }, _ct);

        refused.GetProperty("assignConversation").GetProperty("errors")[0].GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("memberId");
    }

    [Fact]
    public async Task A_verb_that_the_role_lacks_fails_its_field_and_changes_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Agent.AskAsync("mutation { createTeam(input: { name: \"Night\", memberIds: [] }) { team { id } } }", null, _ct);

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("permission.missing");
        (await tenant.Admin.DataAsync("{ teams { totalCount } }", null, _ct)).GetProperty("teams").GetProperty("totalCount").GetInt32().ShouldBe(0);
    }
}
