using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How much of something was used on a day.</summary>
public sealed record DailyUsage
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What is counted, such as <c>messages</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>How much.</summary>
    public required long Quantity { get; init; }
}

/// <summary>Which days, in which order.</summary>
public sealed record UsageQuery : ListQuery
{
    /// <summary>Only this day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Only of this, such as <c>messages</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public DaySort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("day", Day).Add("metric", Metric).Sort(Sort);
}

/// <summary>Orders of days.</summary>
public enum DaySort
{
    /// <summary>Oldest first.</summary>
    Day,

    /// <summary>Newest first.</summary>
    DayDescending,
}
