using Switchboard.Desk.Webhooks;

namespace Switchboard.Desk.Tests.Webhooks;

public sealed class DeliveryDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "00:00:05")]
    [InlineData(2, "00:05:00")]
    [InlineData(3, "00:30:00")]
    [InlineData(4, "02:00:00")]
    [InlineData(5, "05:00:00")]
    [InlineData(6, "10:00:00")]
    [InlineData(7, "14:00:00")]
    [InlineData(8, "20:00:00")]
    [InlineData(9, "1.00:00:00")]
    public void After_each_failure_the_next_try_comes_when_the_standard_says_a_tenth_earlier_or_later(int tries, string wait)
    {
        var expected = TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture);

        Failed(500, tries, jitter: 0).NextTryAt.ShouldBe(Now + (expected * 0.9));
        Failed(500, tries, jitter: 0.5).NextTryAt.ShouldBe(Now + expected);
        Failed(500, tries, jitter: 1).NextTryAt.ShouldBe(Now + (expected * 1.1));
    }

    [Fact]
    public void The_tenth_failure_is_the_last_after_some_75_hours()
    {
        Failed(500, 10).ShouldBe(new DeliveryDecision(WebhookDeliveryState.Dead, null, null));
        DeliveryDecision.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).TotalHours.ShouldBe(75.6, 0.1);
    }

    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(204, "Delivered")]
    [InlineData(299, "Delivered")]
    [InlineData(301, "Failed")]
    [InlineData(304, "Failed")]
    [InlineData(400, "Failed")]
    [InlineData(404, "Failed")]
    [InlineData(410, "Dead")]
    [InlineData(429, "Failed")]
    [InlineData(500, "Failed")]
    public void Only_2xx_is_success_and_only_410_is_final(int status, string state)
    {
        var decision = Decide(Attempt.Answered(status, "", null));

        decision.State.ToString().ShouldBe(state);
        decision.Disable.ShouldBe(status == 410 ? WebhookDisabledReason.Gone : null);
    }

    [Theory]
    [InlineData(429, 60, 60)]
    [InlineData(503, 60, 60)]
    [InlineData(429, 1, 5)]
    [InlineData(503, 1_000_000, 86_400)]
    [InlineData(429, -5, 5)]
    public void A_longer_wait_that_is_asked_for_is_kept_up_to_a_day(int status, int asked, int waited) =>
        Decide(Attempt.Answered(status, "", TimeSpan.FromSeconds(asked))).NextTryAt.ShouldBe(Now.AddSeconds(waited));

    [Fact]
    public void Who_takes_nothing_for_five_days_is_switched_off()
    {
        var failed = Attempt.Answered(500, "", null);

        DeliveryDecision.Decide(failed, 3, Now.AddDays(-5).AddSeconds(1), 0, Now, 0).Disable.ShouldBeNull();
        DeliveryDecision.Decide(failed, 3, Now.AddDays(-5), 0, Now, 0).Disable.ShouldBe(WebhookDisabledReason.Failing);
        DeliveryDecision.Decide(Attempt.Answered(200, "", null), 3, Now.AddDays(-9), 0, Now, 0).Disable.ShouldBeNull();
    }

    [Fact]
    public void Who_lets_ten_in_a_row_die_is_switched_off()
    {
        var failed = Attempt.Answered(500, "", null);

        DeliveryDecision.Decide(failed, 10, Now, 8, Now, 0).Disable.ShouldBeNull();
        DeliveryDecision.Decide(failed, 10, Now, 9, Now, 0).Disable.ShouldBe(WebhookDisabledReason.DeadDeliveries);
        DeliveryDecision.Decide(failed, 9, Now, 9, Now, 0).Disable.ShouldBeNull();
    }

    private static DeliveryDecision Failed(int status, int tries, double jitter = 0.5) => DeliveryDecision.Decide(Attempt.Answered(status, "", null), tries, null, 0, Now, jitter);

    private static DeliveryDecision Decide(Attempt attempt) => DeliveryDecision.Decide(attempt, 1, null, 0, Now, 0.5);
}
