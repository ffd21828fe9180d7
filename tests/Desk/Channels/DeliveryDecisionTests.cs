using Switchboard.Desk.Channels;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Tests.Channels;

public sealed class DeliveryDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly ChannelFailure Busy = new("503", FailureReason.Unavailable);

    [Fact]
    public void What_was_taken_is_sent() => Decide(new SendResult.Sent(["1"])).State.ShouldBe(DeliveryState.Sent);

    [Fact]
    public void What_was_refused_is_not_tried_again() => Decide(new SendResult.Refused(Busy)).ShouldBe(new DeliveryDecision(DeliveryState.Failed, null, Busy));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 8)]
    [InlineData(30, 300)]
    public void What_is_to_come_later_waits_longer_each_time(int tries, int seconds) =>
        Decide(new SendResult.Later(null, Busy), tries).NextTryAt.ShouldBe(Now.AddSeconds(seconds));

    [Fact]
    public void What_the_platform_asks_for_counts_when_it_is_longer() =>
        Decide(new SendResult.Later(TimeSpan.FromMinutes(20), Busy)).NextTryAt.ShouldBe(Now.AddMinutes(20));

    [Fact]
    public void After_a_day_it_is_given_up() =>
        DeliveryDecision.Decide(new Reached<SendResult>(new SendResult.Later(null, Busy), ReachFault.None), false, 50, Now.AddHours(-24), Now, 0).State.ShouldBe(DeliveryState.Failed);

    [Theory]
    [InlineData(ReachFault.Broken, false, DeliveryState.Unknown)]
    [InlineData(ReachFault.Broken, true, DeliveryState.Queued)]
    [InlineData(ReachFault.NotCalled, false, DeliveryState.Queued)]
    [InlineData(ReachFault.Unbegun, false, DeliveryState.Queued)]
    public void A_call_without_an_end_is_repeated_only_where_that_is_safe(ReachFault fault, bool idempotent, DeliveryState state) =>
        DeliveryDecision.Decide(new Reached<SendResult>(null, fault), idempotent, 1, Now, Now, 0).State.ShouldBe(state);

    private static DeliveryDecision Decide(SendResult result, int tries = 1) => DeliveryDecision.Decide(new Reached<SendResult>(result, ReachFault.None), idempotent: false, tries, Now, Now, 0);
}
