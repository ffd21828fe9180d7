using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Metering;

/// <summary>How much of something a tenant used on one day (UTC).</summary>
[Unaudited]
[DeskTable("usage_daily", nameof(Day), nameof(Metric))]
internal sealed class UsageDay
{
    /// <summary>Made by the database, which counts the day's first use.</summary>
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public string Metric { get; init; } = "";

    public long Quantity { get; init; }
}
