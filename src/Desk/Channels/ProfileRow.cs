using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Channels;

/// <summary>Somebody of whom the platform is to be asked who they are.</summary>
[Unaudited]
[DeskTable("channel_profiles", nameof(InboxId), nameof(ExternalId))]
internal sealed class ProfileRow
{
    public InboxId InboxId { get; init; }

    public string ExternalId { get; init; } = "";

    /// <summary>What an event told meanwhile.</summary>
    public string? UnionId { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }
}
