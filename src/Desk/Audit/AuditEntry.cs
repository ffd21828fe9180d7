using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Audit;

/// <summary>Who did what, sealed. Written by the database alone, out of an <see cref="UnsealedEntry"/>.</summary>
[DeskTable("audit_entries")]
internal sealed class AuditEntry
{
    public Guid Id { get; init; }

    /// <summary>The tenant's entries are numbered from 1 without gaps.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public CallerKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public string Verb { get; init; } = "";

    public Guid? TargetId { get; init; }

    public string? Detail { get; init; }

    public string? Door { get; init; }

    public string? Address { get; init; }

    public string? Agent { get; init; }

    [JsonColumn]
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}

/// <summary>One field before and after; null where it was not there.</summary>
public sealed record AuditChange
{
    public string Field { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }
}
