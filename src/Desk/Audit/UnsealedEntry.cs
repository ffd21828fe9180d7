using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Audit;

/// <summary>Who did what, as the pipeline hands it in with the change itself. Sealed into the chain right after the commit.</summary>
[DeskTable("audit_unsealed")]
[Unaudited]
internal sealed class UnsealedEntry
{
    public Guid Id { get; init; }

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

    internal static UnsealedEntry Of(AuditNote note, IReadOnlyList<AuditChange> changes) => new()
    {
        Id = Guid.CreateVersion7(note.At),
        At = note.At,
        ActorKind = note.Caller.Kind,
        ActorId = note.Caller.Id,
        ActorName = note.Caller.Name,
        Verb = note.Verb,
        TargetId = note.Subject,
        Detail = note.Detail,
        Door = note.Caller.Origin?.Door,
        Address = note.Caller.Origin?.Address,
        Agent = note.Caller.Origin?.Agent,
        Changes = changes,
    };
}
