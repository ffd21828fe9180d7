using System.Net.Http.Json;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task What_is_typed_on_the_page_arrives_and_its_answer_is_shown()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        using var http = new HttpClient { BaseAddress = inbox.Emulator.Address };
        using var stop = new CancellationTokenSource();
        var running = inbox.Channel.RunAsync(
            async (events, _) =>
            {
                if (events[0] is ChannelEvent.Message said)
                    await inbox.SendAsync(Inbox.Answer(said.Thread, said.Sender.Id, "echo " + said.Text + said.Media.Count));
                return true;
            },
            inbox.Tools,
            inbox.Call,
            stop.Token).AsTask();
        await inbox.Emulator.Stream.ConnectedAsync();

        (await http.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("/page/web/chat.js");
        (await http.PostAsJsonAsync("/page/say", new { chat = "user0002", text = "hi" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        using (var picture = new ByteArrayContent([1, 2]) { Headers = { { "Content-Type", "image/png" } } })
            (await http.PostAsync("/page/show?chat=user0002&name=a.png", picture, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var shown = await http.GetStringAsync("/page/chats", TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        shown.ShouldContain("echo hi0");
        shown.ShouldContain("echo 1");
    }

    [Fact]
    public async Task A_right_that_the_console_takes_away_is_missed_by_the_check_that_is_named_after_it()
    {
        await using var inbox = await Inbox.OpenAsync();
        using var http = new HttpClient { BaseAddress = inbox.Emulator.Address };

        (await http.PostAsJsonAsync("/page/console", new { section = "rights", action = "save", values = new Dictionary<string, string> { ["send"] = "false", ["members"] = "false" } }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var checks = await inbox.Channel.CheckAsync(inbox.Tools, inbox.Call, TestContext.Current.CancellationToken);

        checks.Where(c => !c.Ok).Select(c => c.Name).ShouldBe(["robot", "contacts"]);
    }

    [Fact]
    public async Task A_chat_gets_twenty_answers_a_minute_by_webhook_and_then_is_told_to_wait()
    {
        await using var inbox = await Inbox.OpenAsync(new Organisation { AnswersPerMinute = 2 });
        var heard = inbox.Hear(inbox.Emulator.Speech.Text("user0002", null, "hi"));
        var answer = Inbox.Answer(heard.Thread, heard.Sender.Id, "yes");

        var first = await inbox.SendAsync(answer);
        await inbox.SendAsync(answer);
        var third = await inbox.SendAsync(answer);

        first.ShouldBeOfType<SendResult.Sent>();
        third.ShouldBeOfType<SendResult.Later>().Failure.Code.ShouldBe("130101");
    }
}
