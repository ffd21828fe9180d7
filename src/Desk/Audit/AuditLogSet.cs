using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Audit;

public sealed record AuditView
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public CallerKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public string Verb { get; init; } = "";

    public Guid? TargetId { get; init; }

    public string? Detail { get; init; }
}

[Set]
internal static class AuditLogSet
{
    internal static readonly Set<AuditView, Guid> Declaration =
        new Set<AuditView, Guid>("audit-log", "audit:read", a => a.Id)
            .From<DeskDb>((db, _) => db.Set<AuditEntry>().Select(a => new AuditView
            {
                Id = a.Id,
                At = a.At,
                ActorKind = a.ActorKind,
                ActorId = a.ActorId,
                ActorName = a.ActorName,
                Verb = a.Verb,
                TargetId = a.TargetId,
                Detail = a.Detail,
            }))
            .Filter(a => a.Verb).Filter(a => a.ActorId).Filter(a => a.TargetId)
            .Sort(a => a.At, descending: true);
}
