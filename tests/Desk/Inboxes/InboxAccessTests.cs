using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Tests.Members;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Inboxes;

/// <summary>Who works in which inbox, and what follows for those who do not.</summary>
public sealed class InboxAccessTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_inbox_that_is_nobodys_is_open_to_everybody()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var closed = await CloseAsync(tenant, tenant.Supervisor.MemberId);
        var opened = await tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}/access", new { memberIds = Array.Empty<Guid>(), teamIds = Array.Empty<Guid>() }, _ct);

        closed.GetProperty("memberIds").EnumerateArray().Select(m => m.GetGuid()).ShouldBe([tenant.Supervisor.MemberId]);
        opened.GetProperty("memberIds").GetArrayLength().ShouldBe(0);
        (await tenant.Agent.TryAsync(HttpMethod.Get, $"/conversations/{conversation}", _ct)).Code.ShouldBeNull();
    }

    [Fact]
    public async Task Members_and_members_of_teams_see_it_and_others_do_not()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        using var inTeam = await tenant.JoinAsync(_ct);
        using var outside = await tenant.JoinAsync(_ct);
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Complaints", memberIds = new[] { inTeam.MemberId } }, _ct);
        await tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}/access", new { memberIds = new[] { tenant.Agent.MemberId }, teamIds = new[] { team.Text("id") } }, _ct);

        async Task<string?> SeesAsync(ApiClient caller) => (await caller.TryAsync(HttpMethod.Get, $"/conversations/{conversation}", _ct)).Code;

        (await SeesAsync(tenant.Agent), await SeesAsync(inTeam), await SeesAsync(outside)).ShouldBe((null, null, "conversation.not-found"));
        foreach (var everywhere in (ApiClient[])[tenant.Admin, tenant.Supervisor, tenant.Inspector])
            (await SeesAsync(everywhere)).ShouldBeNull();
        await tenant.Admin.PutAsync($"/teams/{team.Text("id")}", new { name = "Complaints", memberIds = new[] { outside.MemberId } }, _ct);
        (await SeesAsync(inTeam), await SeesAsync(outside)).ShouldBe(("conversation.not-found", null));
    }

    [Fact]
    public async Task A_program_sees_what_its_role_sees_and_an_agents_key_what_is_open()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await CloseAsync(tenant, tenant.Agent.MemberId);

        foreach (var (role, code) in new[] { ("admin", null), ("supervisor", null), ("inspector", null), ("analyst", null), ("agent", "conversation.not-found") })
        {
            var key = await tenant.Admin.PostAsync("/api-keys", new { name = role, role }, _ct);
            using var program = new ApiClient(tenant.Address, key.Text("secret"));
            (await program.TryAsync(HttpMethod.Get, $"/conversations/{conversation}", _ct)).Code.ShouldBe(code, role);
        }
    }

    [Fact]
    public async Task A_conversation_is_not_given_to_somebody_who_does_not_see_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        using var colleague = await tenant.JoinAsync(_ct);
        await CloseAsync(tenant, colleague.MemberId);

        var refused = await tenant.Admin.TryAsync(HttpMethod.Post, $"/conversations/{conversation}/assign", _ct, new { memberId = tenant.Agent.MemberId });
        var given = await tenant.Admin.TryAsync(HttpMethod.Post, $"/conversations/{conversation}/assign", _ct, new { memberId = colleague.MemberId });
        var handedOver = await tenant.Admin.TryAsync(HttpMethod.Patch, $"/members/{colleague.MemberId}", _ct, new { active = false, reassignToMemberId = tenant.Agent.MemberId });

        (refused.Code, given.Code, handedOver.Code).ShouldBe(("conversation.member-without-access", null, "conversation.member-without-access"));
    }

    [Fact]
    public async Task The_router_gives_it_to_whoever_sees_it_and_to_nobody_else()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var colleague = await tenant.JoinAsync(_ct);
        await CloseAsync(tenant, colleague.MemberId);
        await using var outside = await OnlineAsync(tenant.Agent);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/handover", new { }, _ct);
        await Task.Delay(TimeSpan.FromSeconds(1), _ct);
        var waiting = await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct);

        await using var inside = await OnlineAsync(colleague);

        waiting.Text("assigneeId").ShouldBeNull();
        var taken = await Acts.UntilAsync(() => tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct), c => c.Text("assigneeId") is not null, _ct);
        taken.GetProperty("assigneeId").GetGuid().ShouldBe(colleague.MemberId);
    }

    [Fact]
    public async Task What_somebody_loses_sight_of_goes_back_to_the_queue()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);

        await CloseAsync(tenant, tenant.Supervisor.MemberId);

        (await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct)).Text("assigneeId").ShouldBeNull();
        var last = (await tenant.Supervisor.GetAsync($"/conversations/{conversation}/messages?limit=1", _ct)).GetProperty("items")[0].GetProperty("event");
        (last.Text("type"), last.Text("reason")).ShouldBe(("unassigned", "inbox-access"));
    }

    [Fact]
    public async Task A_socket_that_saw_more_is_closed_and_one_that_sees_as_before_stays()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await using var agent = await HubSocket.ConnectAgentAsync(tenant.Agent, _ct);
        await agent.CallAsync("Watch", _ct, "all");
        await using var supervisor = await HubSocket.ConnectAgentAsync(tenant.Supervisor, _ct);

        await CloseAsync(tenant, tenant.Supervisor.MemberId);

        await agent.Closed.WaitAsync(TimeSpan.FromSeconds(10), _ct);
        await supervisor.CallAsync("Watch", _ct, "all");
    }

    [Fact]
    public async Task A_new_inbox_is_seen_at_once_by_those_who_see_some_only()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await CloseAsync(tenant, tenant.Supervisor.MemberId);
        (await tenant.Agent.GetAsync("/inboxes", _ct)).GetProperty("items").GetArrayLength().ShouldBe(0);

        var inbox = await tenant.Admin.PostAsync("/inboxes", new { name = "Second", channel = "web-chat" }, _ct);

        (await tenant.Agent.GetAsync("/inboxes", _ct)).GetProperty("items")[0].Text("id").ShouldBe(inbox.Text("id"));
    }

    [Fact]
    public async Task Nobody_lets_themselves_into_an_inbox_through_a_team()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var lead = await tenant.JoinWithAsync(_ct, "teams:manage", "members:read", "conversations:read");
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Complaints", memberIds = new[] { tenant.Agent.MemberId } }, _ct);
        await tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}/access", new { memberIds = Array.Empty<Guid>(), teamIds = new[] { team.Text("id") } }, _ct);

        var refused = await lead.TryAsync(HttpMethod.Put, $"/teams/{team.Text("id")}", _ct, new { name = "Complaints", memberIds = new[] { lead.MemberId } });

        refused.Code.ShouldBe("permission.missing");
        refused.Text.ShouldContain("inboxes:all");
    }

    [Fact]
    public async Task Whoever_sees_some_inboxes_only_deactivates_nobody_for_what_they_do_not_see_would_stay_behind()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await CloseAsync(tenant, tenant.Agent.MemberId);
        using var lead = await tenant.JoinWithAsync(_ct, "members:manage", "members:read");
        using var worker = await tenant.JoinWithAsync(_ct, "members:read");

        var refused = await lead.TryAsync(HttpMethod.Patch, $"/members/{worker.MemberId}", _ct, new { active = false });

        refused.Code.ShouldBe("permission.missing");
        refused.Text.ShouldContain("inboxes:all");
    }

    [Fact]
    public async Task Statements_for_whoever_sees_all_have_nothing_of_it_in_them()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var platform = deployment.Services.GetRequiredService<PlatformScope>();
        var ann = new Caller(CallerKind.Member, Guid.CreateVersion7(), "Ann", System.Collections.Frozen.FrozenSet<string>.Empty);
        await using var open = platform.Enter(tenant.Tenant, ann);
        await using var limited = platform.Enter(tenant.Tenant, ann with { Inboxes = new InboxScope([tenant.InboxId]) });

        string[] statements = [.. new[] { open, limited }.Select(s => s.ServiceProvider.GetRequiredService<DeskDb>()).SelectMany(db => (string[])[db.Conversations.ToQueryString(), db.Messages.ToQueryString(), db.ReadMarks.ToQueryString()])];

        statements[..3].ShouldAllBe(s => s.EndsWith("tenant_id = @ef_filter__TenantId", StringComparison.Ordinal) || s.TrimEnd().EndsWith("TenantId", StringComparison.Ordinal));
        statements[..3].ShouldAllBe(s => !s.Contains("ANY", StringComparison.Ordinal) && !s.Contains("EXISTS", StringComparison.Ordinal));
        statements[3..5].ShouldAllBe(s => s.Contains("inbox_id = ANY (", StringComparison.Ordinal) && !s.Contains("JOIN", StringComparison.Ordinal));
        statements[5].ShouldContain("EXISTS");
    }

    private Task<JsonElement> CloseAsync(TestTenant tenant, params Guid[] members) =>
        tenant.Admin.PutAsync($"/inboxes/{tenant.InboxId}/access", new { memberIds = members, teamIds = Array.Empty<Guid>() }, _ct);

    private async Task<HubSocket> OnlineAsync(ApiClient member)
    {
        var socket = await HubSocket.ConnectAgentAsync(member, _ct);
        await socket.CallAsync("SetAvailability", _ct, "online");
        return socket;
    }
}
