using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Metering;

public sealed record UsageView
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public string Metric { get; init; } = "";

    public long Quantity { get; init; }
}

[Set]
internal static class UsageSet
{
    internal static readonly Set<UsageView, Guid> Declaration =
        new Set<UsageView, Guid>("usage", "usage:read", u => u.Id)
            .From<DeskDb>((db, _) => db.Set<UsageDay>().Select(u => new UsageView { Id = u.Id, Day = u.Day, Metric = u.Metric, Quantity = u.Quantity }))
            .Filter(u => u.Day).Filter(u => u.Metric)
            .Sort(u => u.Day, descending: true);
}
