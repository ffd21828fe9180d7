using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

public abstract partial class MessagingChannelConformance
{
    private static readonly Dictionary<string, Func<IMessagingChannel, TrialTools, PluginCall, OutboundMessage, CancellationToken, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["send"] = async (c, tools, call, message, ct) => await c.SendAsync(message, tools, call, ct),
        ["pull"] = async (c, tools, call, _, ct) => await c.PullAsync(new PullRequest("source", "token", null), tools, call, ct),
        ["fetch"] = async (c, tools, call, _, ct) => await c.FetchAsync(new ChannelMedia(MediaKind.Image, "reference"), tools, call, ct),
        ["profile"] = async (c, tools, call, _, ct) => await c.ProfileAsync("customer-1", tools, call, ct),
        ["check"] = async (c, tools, call, _, ct) => await c.CheckAsync(tools, call, ct),
    };

    /// <summary>Only so that a connector that does not heed cancellation fails a fact instead of holding it for ever.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Names of the members that call the platform.</summary>
    public static TheoryData<string> CallingMembers => [.. Calls.Keys];

    /// <summary>The host gives a call up at its deadline; what does not end then holds a connection and a place in the queue.</summary>
    /// <param name="member">Which member.</param>
    [Theory]
    [MemberData(nameof(CallingMembers))]
    public async Task A_call_to_a_platform_that_never_answers_ends_when_it_is_cancelled(string member)
    {
        using var tools = TrialTools.ThatNeverAnswer();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = Calls[member](Channel, tools, CallOf(Ours), platform.Reply(platform.Form(Ours), Noon), deadline.Token);
        await Task.WhenAny(running, tools.Asked).WaitAsync(Patience, Ct);
        if (!tools.Asked.IsCompleted)
        {
            await running;
            Assert.Skip($"The channel does not call the platform for '{member}'.");
        }

        await deadline.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Patience, Ct));
    }

    /// <summary>When the connection breaks nobody knows whether the message arrived: the host must hear of it, or it would be sent again in silence.</summary>
    [Fact]
    public async Task A_connection_that_breaks_while_sending_is_told_to_the_host()
    {
        using var tools = TrialTools.ThatBreakAfterTheToken(platform);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Calls["send"](Channel, tools, CallOf(Ours), platform.Reply(platform.Form(Ours), Noon), Ct).WaitAsync(Patience, Ct));
    }

    /// <summary>A refusal is a result and no exception, and says nothing that an agent may not read.</summary>
    /// <param name="status">What the platform answers to everything.</param>
    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(403)]
    public async Task A_platform_that_refuses_everything_is_a_result_without_secrets(int status)
    {
        using var tools = TrialTools.ThatRefuse(status);

        var result = await Channel.SendAsync(platform.Reply(platform.Form(Ours), Noon), tools, CallOf(Ours), Ct);

        var failure = result switch { SendResult.Later later => later.Failure, SendResult.Refused refused => refused.Failure, _ => null };
        Assert.NotNull(failure);
        if (status != 403)
            Assert.IsType<SendResult.Later>(result);
        Assert.NotEqual("", failure.Code);
        Assert.InRange(failure.Answer?.Length ?? 0, 0, 500);
        Assert.All(_plugin.SecretsOf(platform.Form(Ours)), secret => Assert.DoesNotContain(secret, failure.Code + failure.Answer, StringComparison.Ordinal));
    }

    /// <summary>Forms and tokens of two tenants, sending at once through one instance.</summary>
    [Fact]
    public async Task Two_tenants_that_send_at_once_use_each_their_own_secrets_and_tokens()
    {
        using var ours = TrialTools.Of(platform, "token-of-the-first");
        using var theirs = TrialTools.Of(platform, "token-of-the-second");

        var results = await Task.WhenAll(Enumerable.Range(0, Times).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? SendAsync(ours, Ours) : SendAsync(theirs, Theirs)), Ct)));

        Assert.All(results, r => Assert.IsType<SendResult.Sent>(r));
        ShouldNameNothingOf(ours.Said, Theirs, "token-of-the-second");
        ShouldNameNothingOf(theirs.Said, Ours, "token-of-the-first");
        Assert.Contains(ours.Said, said => said.Contains("token-of-the-first", StringComparison.Ordinal));

        ValueTask<SendResult> SendAsync(TrialTools tools, string tenant) => Channel.SendAsync(platform.Reply(platform.Form(tenant), Noon), tools, CallOf(tenant), Ct);
    }

    private void ShouldNameNothingOf(IReadOnlyList<string> said, string tenant, string token)
    {
        foreach (var secret in _plugin.SecretsOf(platform.Form(tenant)).Append(token))
            Assert.DoesNotContain(said, s => s.Contains(secret, StringComparison.Ordinal));
    }
}
