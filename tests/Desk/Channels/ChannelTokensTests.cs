using Switchboard.Desk.Channels;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Tests.Channels;

public sealed class ChannelTokensTests
{
    private readonly Clock _clock = new();
    private readonly ChannelTokens _tokens = new();
    private int _fetched;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_who_ask_at_once_share_one_fetch_and_after_it_is_forgotten_one_more()
    {
        var call = Call("a");

        var first = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(call).AsTask()));
        _tokens.Forget(call, "access", "token-1");
        _tokens.Forget(call, "access", "token-1");
        var second = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(call).AsTask()));
        _tokens.Forget(call, "access", "token-1");

        first.ShouldAllBe(t => t == "token-1");
        second.ShouldAllBe(t => t == "token-2");
        (await GetAsync(call)).ShouldBe("token-2");
    }

    [Fact]
    public async Task A_token_is_fetched_again_a_little_before_it_ends()
    {
        var call = Call("a");
        await GetAsync(call);

        _clock.Now += TimeSpan.FromMinutes(114);
        var before = await GetAsync(call);
        _clock.Now += TimeSpan.FromMinutes(2);
        var after = await GetAsync(call);

        (before, after).ShouldBe(("token-1", "token-2"));
    }

    [Fact]
    public async Task Other_tenants_inboxes_and_credentials_have_their_own()
    {
        var call = Call("a");

        string[] tokens = [await GetAsync(call), await GetAsync(call with { TenantId = Guid.CreateVersion7() }), await GetAsync(call with { InboxId = Guid.CreateVersion7() }), await GetAsync(call with { Settings = Call("b").Settings })];

        tokens.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_or_fails_takes_nothing_from_the_others()
    {
        var call = Call("a");
        using var impatient = new CancellationTokenSource();

        var failing = _tokens.GetAsync(call, "access", async stop =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return new ChannelToken("never", TimeSpan.Zero);
        }, impatient.Token).AsTask();
        var waiting = GetAsync(call).AsTask();
        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(failing);
        (await waiting).ShouldBe("token-1");
    }

    private ValueTask<string> GetAsync(PluginCall call) => _tokens.GetAsync(call, "access", async stop =>
    {
        await Task.Delay(20, stop);
        return new ChannelToken($"token-{Interlocked.Increment(ref _fetched)}", TimeSpan.FromHours(2));
    }, Ct);

    private PluginCall Call(string secret) => new(
        Guid.Empty, Guid.Empty, new Dictionary<string, string>(StringComparer.Ordinal) { ["secret"] = secret }, _clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
