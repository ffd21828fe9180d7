using Switchboard.Desk.Channels.Streams;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Tests.Channels.Streams;

public sealed class StreamPauseTests
{
    private static readonly ChannelFailure WrongSecret = new("authFailed", FailureReason.Credentials);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(100, 120)]
    public void A_lost_connection_comes_back_later_each_time_up_to_a_limit(int lost, int seconds) =>
        StreamPause.Decide(lost, refusal: null, jitter: 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(100, 600)]
    public void Wrong_credentials_are_tried_seldom(int lost, int seconds) =>
        StreamPause.Decide(lost, WrongSecret, jitter: 0).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Those_that_were_lost_together_come_back_apart() =>
        StreamPause.Decide(1, refusal: null, jitter: 0.5).ShouldBe(TimeSpan.FromSeconds(1.5));
}
