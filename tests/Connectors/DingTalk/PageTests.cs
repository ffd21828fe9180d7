using System.Net.Http.Json;
using Switchboard.Emulators.DingTalk;

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
                if (events[0] is Switchboard.Plugins.Contract.ChannelEvent.Message said)
                    await inbox.SendAsync(Inbox.Answer(said.Thread, said.Sender.Id, "echo " + said.Text + said.Media.Count));
                return true;
            },
            inbox.Tools,
            inbox.Call,
            stop.Token).AsTask();
        await inbox.Emulator.Stream.ConnectedAsync();

        (await http.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("钉钉模拟器");
        (await http.PostAsJsonAsync("/emulator/say", new { who = "user0002", group = (string?)null, text = "hi" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await http.PostAsync("/emulator/picture?who=user0002&group=", new ByteArrayContent([1, 2]), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var shown = await http.GetStringAsync("/emulator/said", TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        shown.ShouldContain("echo hi0");
        shown.ShouldContain("echo 1");
    }
}
