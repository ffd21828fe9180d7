using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(1000, 30)]
    public void Each_crash_waits_longer_up_to_half_a_minute(int crashes, int seconds) => Backoff.Delay(crashes).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_process_that_lived_for_a_minute_is_forgiven() => Backoff.Crashes(7, TimeSpan.FromMinutes(1)).ShouldBe(1);

    [Fact]
    public void A_process_that_dies_young_is_counted() => Backoff.Crashes(7, TimeSpan.FromSeconds(3)).ShouldBe(8);
}
