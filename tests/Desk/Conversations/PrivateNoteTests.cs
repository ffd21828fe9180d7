using System.Net;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Conversations;

public sealed class PrivateNoteTests(Deployment deployment)
{
    private const string Secret = "He is on the fraud list.";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_reaches_colleagues_and_never_the_customer()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await using var socket = await visitor.ConnectAsync(_ct);
        await using var colleague = await HubSocket.ConnectAgentAsync(tenant.Supervisor, _ct);
        await socket.CallAsync("Resume", _ct, conversation, 0);
        await colleague.CallAsync("Open", _ct, conversation, 0);

        await tenant.ReplyAsync(conversation, Secret, _ct, note: true);
        await tenant.ReplyAsync(conversation, "We are looking into it.", _ct);

        await colleague.HearAsync("message", _ct, m => m.Text("text") == Secret);
        await socket.HearAsync("message", _ct, m => m.Text("text") == "We are looking into it." ? true : m.Text("text") == Secret ? throw new InvalidOperationException("The customer heard a note.") : false);
        var resumed = await socket.CallAsync("Resume", _ct, conversation, 0);
        var history = await visitor.Api.GetAsync("/widget/messages?after=0", _ct);
        var list = await visitor.Api.GetAsync("/widget/conversations", _ct);
        string.Concat(resumed.GetRawText(), history.GetRawText(), list.GetRawText()).ShouldNotContain("fraud");
        history.GetRawText().ShouldContain("looking into it");
    }

    [Fact]
    public async Task A_note_is_not_the_preview_of_its_conversation()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        await tenant.ReplyAsync(conversation, "We are looking into it.", _ct);

        await tenant.ReplyAsync(conversation, Secret, _ct, note: true);

        (await tenant.ShowAsync(conversation, _ct)).Text("lastMessageText").ShouldBe("We are looking into it.");
    }

    [Fact]
    public async Task A_customer_cannot_write_notes()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var visitor = await tenant.VisitorAsync(_ct);

        var answer = await visitor.Api.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "psst", clientId = "1", @private = true }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_note_neither_answers_the_customer_nor_wakes_what_is_snoozed()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await visitor.SayAsync("Anyone?", _ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/snooze", new { until = TimeProvider.System.GetUtcNow().AddHours(1) }, _ct);

        await tenant.ReplyAsync(conversation, "Ask the warehouse", _ct, note: true);

        var shown = await tenant.ShowAsync(conversation, _ct);
        shown.Text("status").ShouldBe("snoozed");
        shown.Text("waitingSince").ShouldNotBeNull();
    }
}
