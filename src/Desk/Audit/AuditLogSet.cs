using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Audit;

public sealed record AuditView
{
    public Guid Id { get; init; }

    /// <summary>Numbered from 1 without gaps.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public CallerKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public string Verb { get; init; } = "";

    public Guid? TargetId { get; init; }

    public string? Detail { get; init; }

    /// <summary>Through which protocol: rest, graphql, odata, hub, session.</summary>
    public string? Door { get; init; }

    /// <summary>From which network address.</summary>
    public string? Address { get; init; }

    /// <summary>With what sort of program, such as Firefox on Windows.</summary>
    public string? Agent { get; init; }

    /// <summary>What was changed. Secrets and what concerns customers themselves are masked.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}

[Set]
internal static class AuditLogSet
{
    internal static readonly Set<AuditView, Guid> Declaration =
        new Set<AuditView, Guid>("audit-log", "audit:read", a => a.Id)
            .From<DeskDb>((db, _) => db.Set<AuditEntry>().Select(a => new AuditView
            {
                Id = a.Id,
                Seq = a.Seq,
                At = a.At,
                ActorKind = a.ActorKind,
                ActorId = a.ActorId,
                ActorName = a.ActorName,
                Verb = a.Verb,
                TargetId = a.TargetId,
                Detail = a.Detail,
                Door = a.Door,
                Address = a.Address,
                Agent = a.Agent,
                Changes = a.Changes,
            }))
            .Filter(a => a.Verb).Filter(a => a.ActorId).Filter(a => a.TargetId).Between(a => a.At, "from", "until")
            .Sort(a => a.At, descending: true);
}
