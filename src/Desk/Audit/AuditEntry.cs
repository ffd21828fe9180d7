using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Audit;

/// <summary>Who did what. Written by the pipeline in the transaction of the change itself.</summary>
[DeskTable("audit_entries")]
internal sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public CallerKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public string Verb { get; init; } = "";

    public Guid? TargetId { get; init; }

    public string? Detail { get; init; }

    internal static AuditEntry Of(AuditNote note) => new()
    {
        Id = Guid.CreateVersion7(note.At),
        At = note.At,
        ActorKind = note.Caller.Kind,
        ActorId = note.Caller.Id,
        ActorName = note.Caller.Name,
        Verb = note.Verb,
        TargetId = note.Subject,
        Detail = note.Detail,
    };
}
