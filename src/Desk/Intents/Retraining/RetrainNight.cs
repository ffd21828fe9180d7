namespace Switchboard.Desk.Intents.Retraining;

/// <summary>When a tenant's people sleep: three hours, so that a host that starts late or a clock that is put forward misses no night.</summary>
internal static class RetrainNight
{
    private static readonly (TimeOnly From, TimeOnly Until) Quiet = (new TimeOnly(2, 0), new TimeOnly(5, 0));

    /// <summary>The night that it is by the tenant's clock; null by day. A zone that this machine does not know is taken for UTC.</summary>
    internal static DateOnly? Of(DateTimeOffset now, string timeZone)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return TimeOnly.FromDateTime(there) is var time && time >= Quiet.From && time < Quiet.Until ? DateOnly.FromDateTime(there) : null;
    }
}
