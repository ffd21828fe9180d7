using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Conversations;

public sealed class FlowTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unread_is_what_the_customer_wrote_since_I_last_read_and_nobody_elses()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await tenant.ReplyAsync(conversation, "Good morning", _ct);
        var second = (await visitor.SayAsync("Two", _ct)).GetProperty("seq").GetInt32();
        await visitor.SayAsync("Three", _ct);

        await tenant.Agent.PostAsync($"/conversations/{conversation}/read", new { seq = second }, _ct);

        (await tenant.ShowAsync(conversation, _ct)).GetProperty("unread").GetInt32().ShouldBe(1);
        (await tenant.Supervisor.GetAsync($"/conversations/{conversation}", _ct)).GetProperty("unread").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_read_mark_never_moves_back_nor_beyond_the_last_message()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        var last = (await visitor.SayAsync("Two", _ct)).GetProperty("seq").GetInt32();

        var beyond = await tenant.Agent.PostAsync($"/conversations/{conversation}/read", new { seq = 9_999 }, _ct);
        var back = await tenant.Agent.PostAsync($"/conversations/{conversation}/read", new { seq = 1 }, _ct);

        beyond.GetProperty("readSeq").GetInt32().ShouldBe(last);
        back.GetProperty("readSeq").GetInt32().ShouldBe(last);
        (await tenant.ShowAsync(conversation, _ct)).GetProperty("unread").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Recalled_words_are_gone_for_everyone_and_from_the_preview()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await using var socket = await visitor.ConnectAsync(_ct);
        await socket.CallAsync("Resume", _ct, conversation, 0);
        var slip = await tenant.ReplyAsync(conversation, "Oops, the price is 7", _ct);
        await tenant.ReplyAsync(conversation, "a note after it", _ct, note: true);

        var recalled = await tenant.Agent.PostAsync($"/conversations/{conversation}/messages/{slip.Text("id")}/recall", new { }, _ct);

        (recalled.Text("text"), recalled.Text("status")).ShouldBe(("", "recalled"));
        (await socket.HearAsync("messageChanged", _ct)).Text("text").ShouldBe("");
        (await tenant.ShowAsync(conversation, _ct)).Text("lastMessageText").ShouldBe("");
        (await visitor.Api.GetAsync("/widget/messages?after=0", _ct)).GetRawText().ShouldNotContain("price");
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.messages where tenant_id = $1 and text like '%price%'", _ct, tenant.Id.Value)).ShouldBe(0);
    }

    [Fact]
    public async Task Recalling_a_note_leaves_the_preview_alone()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        await tenant.ReplyAsync(conversation, "We are looking into it.", _ct);
        var note = await tenant.ReplyAsync(conversation, "wrong window", _ct, note: true);

        await tenant.Agent.PostAsync($"/conversations/{conversation}/messages/{note.Text("id")}/recall", new { }, _ct);

        (await tenant.ShowAsync(conversation, _ct)).Text("lastMessageText").ShouldBe("We are looking into it.");
    }

    [Fact]
    public async Task After_two_minutes_or_by_another_nothing_is_recalled()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        var message = await tenant.ReplyAsync(conversation, "It is 7", _ct);
        var path = $"/conversations/{conversation}/messages/{message.Text("id")}/recall";

        var byAnother = await tenant.Supervisor.SendAsync(HttpMethod.Post, path, new { }, _ct);
        await deployment.Owner.RunAsync("update desk.messages set created_at = created_at - interval '121 seconds' where tenant_id = $1", _ct, tenant.Id.Value);
        var late = await tenant.Agent.SendAsync(HttpMethod.Post, path, new { }, _ct);

        (byAnother.Status, byAnother.Code).ShouldBe((HttpStatusCode.Forbidden, "message.not-yours"));
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, "message.recall-window-passed"));
    }

    [Fact]
    public async Task A_customer_rates_what_is_over_and_a_second_verdict_replaces_the_first()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);

        var early = await visitor.Api.SendAsync(HttpMethod.Post, "/widget/rating", new { conversationId = conversation, score = 5 }, _ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);
        var asked = await visitor.Api.GetAsync("/widget/messages?after=0", _ct);
        await visitor.Api.PostAsync("/widget/rating", new { conversationId = conversation, score = 2 }, _ct);
        var rated = await visitor.Api.PostAsync("/widget/rating", new { conversationId = conversation, score = 4, comment = "on reflection" }, _ct);

        early.Code.ShouldBe("conversation.not-resolved");
        asked.GetProperty("conversation").GetProperty("canRate").GetBoolean().ShouldBeTrue();
        rated.GetProperty("canRate").GetBoolean().ShouldBeFalse();
        var shown = await tenant.ShowAsync(conversation, _ct);
        (shown.GetProperty("ratingScore").GetInt32(), shown.Text("ratingComment")).ShouldBe((4, "on reflection"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task A_score_is_one_to_five(int score)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);

        var answer = await visitor.Api.SendAsync(HttpMethod.Post, "/widget/rating", new { conversationId = conversation, score }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("errors")[0].Text("field").ShouldBe("score");
    }

    [Fact]
    public async Task A_resolved_conversation_takes_notes_but_no_answer_and_reopens_unless_another_is_open()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);

        await tenant.ReplyAsync(conversation, "for the record", _ct, note: true);
        var answer = await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/messages", new { text = "Hi", clientId = "1" }, _ct);
        await visitor.SayAsync("A new question", _ct);
        var reopen = await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/reopen", new { }, _ct);

        answer.Code.ShouldBe("conversation.resolved");
        reopen.Code.ShouldBe("conversation.another-open");
    }

    [Fact]
    public async Task Places_in_the_queue_are_given_in_order_and_move_up()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var waiting = new List<(VisitorClient Visitor, Guid Conversation)>();
        for (var i = 0; i < 3; i++)
        {
            waiting.Add(await tenant.ConversationAsync(_ct));
            await waiting[i].Visitor.Api.PostAsync("/widget/handover", new { }, _ct);
        }

        var before = await Task.WhenAll(waiting.Select(w => PositionAsync(w.Visitor)));
        await tenant.Agent.PostAsync($"/conversations/{waiting[0].Conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);
        var after = await Task.WhenAll(waiting.Select(w => PositionAsync(w.Visitor)));

        before.ShouldBe([1, 2, 3]);
        after.ShouldBe([null, 1, 2]);
    }

    [Fact]
    public async Task Pages_of_a_list_neither_repeat_nor_miss_what_was_there_when_more_arrives()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var there = new HashSet<Guid>();
        for (var i = 0; i < 11; i++)
            there.Add((await tenant.Agent.PostAsync("/contacts", new { name = $"Contact {i}" }, _ct)).GetProperty("id").GetGuid());

        var seen = new List<Guid>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Agent.GetAsync("/contacts?limit=3" + (cursor.Length > 0 ? "&after=" + Uri.EscapeDataString(cursor) : ""), _ct);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            cursor = page.Text("nextCursor");
            await tenant.Agent.PostAsync("/contacts", new { name = "Late" }, _ct);
        }

        seen.Count.ShouldBe(seen.Distinct().Count());
        there.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_online_with_room_is_given_the_next_in_the_queue()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await using var socket = await HubSocket.ConnectAgentAsync(tenant.Agent, _ct);
        await socket.CallAsync("SetAvailability", _ct, "online");
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);

        await visitor.Api.PostAsync("/widget/handover", new { }, _ct);

        var given = await Acts.UntilAsync(() => tenant.ShowAsync(conversation, _ct), c => c.GetProperty("assigneeId").ValueKind != JsonValueKind.Null, _ct);
        given.GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Agent.MemberId);
        given.GetProperty("queuedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private async Task<int?> PositionAsync(VisitorClient visitor)
    {
        var position = (await visitor.Api.GetAsync("/widget/messages?after=0", _ct)).GetProperty("conversation").GetProperty("queuePosition");
        return position.ValueKind == JsonValueKind.Null ? null : position.GetInt32();
    }
}
