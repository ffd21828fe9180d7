using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Metering;

/// <summary>How much of something a tenant used on one day (UTC).</summary>
[DeskTable("usage_daily", nameof(Day), nameof(Metric))]
internal sealed class UsageDay
{
    public DateOnly Day { get; init; }

    public string Metric { get; init; } = "";

    public long Quantity { get; init; }
}
