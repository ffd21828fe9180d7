using System.Globalization;
using Switchboard.Desk.Intents.Retraining;

namespace Switchboard.Desk.Tests.Intents.Retraining;

public sealed class RetrainNightTests
{
    [Theory]
    [InlineData("2026-11-22T01:59:59Z", "UTC", null)]
    [InlineData("2026-11-22T02:00:00Z", "UTC", "2026-11-22")]
    [InlineData("2026-11-22T04:59:59Z", "UTC", "2026-11-22")]
    [InlineData("2026-11-22T05:00:00Z", "UTC", null)]
    [InlineData("2026-11-22T19:30:00Z", "Asia/Shanghai", "2026-11-23")]
    [InlineData("2026-11-22T03:30:00Z", "Asia/Shanghai", null)]
    [InlineData("2026-11-22T03:30:00Z", "Nowhere/At all", "2026-11-22")]
    [InlineData("2026-03-29T01:30:00Z", "Europe/Berlin", "2026-03-29")]
    [InlineData("2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25")]
    public void It_is_night_between_two_and_five_by_the_tenants_own_clock(string now, string zone, string? night)
    {
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        var found = RetrainNight.Of(at, zone);

        found?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(night);
        found.HasValue.ShouldBe(night is not null);
    }

    /// <summary>Clocks are put forward from two to three and back from three to two: neither loses a night nor makes two of it.</summary>
    [Theory]
    [InlineData("2026-03-28T22:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z")]
    [InlineData("2026-06-01T22:00:00Z")]
    public void Every_day_has_one_night_whatever_is_done_to_its_clocks(string evening)
    {
        var from = DateTimeOffset.Parse(evening, CultureInfo.InvariantCulture);

        var nights = Enumerable.Range(0, 24 * 4).Select(quarter => RetrainNight.Of(from.AddMinutes(15 * quarter), "Europe/Berlin")).Where(n => n is not null).Distinct();

        nights.Count().ShouldBe(1);
    }
}
