using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Members;

public sealed class DeactivationTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_deactivated_member_worked_on_goes_back_to_the_queue_and_says_so()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, first) = await tenant.TakenAsync(_ct);
        var (_, second) = await tenant.TakenAsync(_ct);
        var (_, done) = await tenant.TakenAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{done}/resolve", new { }, _ct);
        await using var watcher = await HubSocket.ConnectAgentAsync(tenant.Supervisor, _ct);
        await watcher.CallAsync("Watch", _ct, "queue");

        var member = await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);

        member.GetProperty("openConversations").GetInt32().ShouldBe(0);
        foreach (var conversation in (Guid[])[first, second])
        {
            var shown = await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct);
            (shown.Text("status"), shown.Text("assigneeId"), shown.GetProperty("queuedAt").ValueKind).ShouldBe(("open", null, System.Text.Json.JsonValueKind.String));
            var last = (await tenant.Supervisor.GetAsync($"/conversations/{conversation}/messages?limit=1", _ct)).GetProperty("items")[0].GetProperty("event");
            (last.Text("type"), last.Text("reason")).ShouldBe(("unassigned", "member-left"));
        }

        (await tenant.Supervisor.GetAsync($"/conversations/{done}", _ct)).GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Agent.MemberId);
        await watcher.HearAsync("conversationsChanged", _ct, c => c.GetRawText().Contains(second.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_go_to_the_member_who_is_named_instead()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false, reassignToMemberId = tenant.Supervisor.MemberId }, _ct);

        var shown = await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct);
        shown.GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Supervisor.MemberId);
    }

    [Fact]
    public async Task They_go_to_the_team_that_is_named_instead()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Second line", memberIds = Array.Empty<Guid>() }, _ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false, reassignToTeamId = team.Text("id") }, _ct);

        var shown = await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct);
        (shown.Text("assigneeId"), shown.Text("teamId")).ShouldBe((null, team.Text("id")));
    }

    [Fact]
    public async Task What_was_set_aside_stays_so_and_comes_back_to_nobody_who_left()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/snooze", new { until = TimeProvider.System.GetUtcNow().AddDays(1) }, _ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);

        var shown = await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct);
        (shown.Text("status"), shown.Text("assigneeId"), shown.GetProperty("snoozedUntil").ValueKind).ShouldBe(("snoozed", null, System.Text.Json.JsonValueKind.String));
    }

    [Theory]
    [InlineData("self", "conversation.member-cannot-take")]
    [InlineData("inspector", "conversation.member-cannot-take")]
    [InlineData("nobody", "member.not-found")]
    public async Task Given_to_somebody_who_cannot_take_them_nothing_is_changed(string whom, string code)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        var to = whom switch { "self" => tenant.Agent.MemberId, "inspector" => tenant.Inspector.MemberId, _ => Guid.CreateVersion7() };

        var refused = await tenant.Admin.TryAsync(HttpMethod.Patch, $"/members/{tenant.Agent.MemberId}", _ct, new { active = false, reassignToMemberId = to });

        refused.Code.ShouldBe(code);
        (await tenant.Admin.GetAsync($"/members/{tenant.Agent.MemberId}", _ct)).GetProperty("active").GetBoolean().ShouldBeTrue();
        (await tenant.ShowAsync(conversation, _ct)).GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Agent.MemberId);
    }

    [Fact]
    public async Task Who_stops_answering_gives_back_as_well()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { role = "inspector" }, _ct);

        (await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct)).Text("assigneeId").ShouldBeNull();
    }

    [Fact]
    public async Task Assigned_and_deactivated_at_once_nothing_stays_with_who_left()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var conversations = new List<Guid>();
        for (var i = 0; i < 12; i++)
            conversations.Add((await tenant.ConversationAsync(_ct)).Conversation);

        var giving = conversations.ConvertAll(c => tenant.Supervisor.TryAsync(HttpMethod.Post, $"/conversations/{c}/assign", _ct, new { memberId = tenant.Agent.MemberId }));
        var leaving = tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);
        await Task.WhenAll([leaving, .. giving]);

        (await deployment.Owner.ScalarAsync<long>(
            "select count(*) from desk.conversations where tenant_id = $1 and assignee_id = $2 and status <> 'resolved'", _ct, tenant.Id.Value, tenant.Agent.MemberId)).ShouldBe(0);
    }
}
