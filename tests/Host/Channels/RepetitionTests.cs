using System.Net;

namespace Switchboard.Host.Tests.Channels;

/// <summary>Platforms repeat themselves, at once and for hours: it stays one message.</summary>
public sealed class RepetitionTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task A_callback_that_comes_once_twice_or_a_hundred_times_at_once_is_one_message(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);

        var answers = new List<HttpStatusCode>();
        foreach (var (id, times) in new[] { ("m1", 1), ("m2", 2), ("m3", 100) })
        {
            var request = inbox.Message(id, $"{times} times", TimeSpan.FromSeconds(10 - times / 100.0));
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, times).Select(_ => inbox.CallAsync(request, Ct))));
        }

        await inbox.CallAsync(inbox.Message("m4", "The end"), Ct);

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        (await inbox.HeardAsync(4, Ct)).ShouldBe(["1 times", "2 times", "100 times", "The end"]);
        (await inbox.EventsAsync(Ct)).ShouldBe(4);
    }

    [Fact]
    public async Task Repeated_by_Feishus_plan_over_seven_hours_and_with_a_day_in_between_it_is_one_message()
    {
        var inbox = await stage.OpenAsync("feishu", Ct);

        // Encrypted and signed anew each time, as the platform does.
        var answers = new List<HttpStatusCode> { await inbox.CallAsync(inbox.Message("m1", "Hello"), Ct) };
        foreach (var wait in new[] { TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24) })
        {
            stage.Clock.Pass(wait);
            answers.Add(await inbox.CallAsync(inbox.Message("m1", "Hello"), Ct));
        }

        await inbox.CallAsync(inbox.Message("m2", "The end"), Ct);

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        (await inbox.HeardAsync(2, Ct)).ShouldBe(["Hello", "The end"]);
    }

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task While_the_bot_hangs_the_platform_is_told_stored_and_customers_reach_people(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => inbox.CallAsync(inbox.Message($"m{i}", "sleep", TimeSpan.FromSeconds(i), $"customer{i}"), Ct)));
        var stored = await inbox.EventsAsync(Ct);

        answers.ShouldAllBe(a => a == HttpStatusCode.OK);
        stored.ShouldBe(20);
        (await inbox.HeardAsync(20, Ct)).Count.ShouldBe(20);
        (await inbox.TextsAsync("bot", Ct)).ShouldNotContain("sleep");
    }
}
