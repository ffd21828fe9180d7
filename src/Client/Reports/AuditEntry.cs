using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What sort of actor.</summary>
public enum ActorKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>A person of the tenant.</summary>
    Member,

    /// <summary>A program.</summary>
    ApiKey,

    /// <summary>A customer.</summary>
    Contact,

    /// <summary>Switchboard itself.</summary>
    System,

    /// <summary>An application for itself.</summary>
    Application,
}

/// <summary>That somebody did something.</summary>
public sealed record AuditEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant's entries are numbered from 1 without gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What sort of actor.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Who.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What they were called then.</summary>
    public required string ActorName { get; init; }

    /// <summary>What they did, such as <c>conversations.assign</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>To what.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>To what, where that has no id.</summary>
    public string? Detail { get; init; }

    /// <summary>Through which protocol, such as <c>rest</c>.</summary>
    public string? Door { get; init; }

    /// <summary>From which network address.</summary>
    public string? Address { get; init; }

    /// <summary>With what sort of program.</summary>
    public string? Agent { get; init; }

    /// <summary>What was changed; secrets and what concerns customers themselves are masked.</summary>
    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}

/// <summary>One field before and after.</summary>
public sealed record AuditChange
{
    /// <summary>Which, such as <c>member.role</c>.</summary>
    public required string Field { get; init; }

    /// <summary>What it was; null where it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>What it is; null where it is gone.</summary>
    public string? After { get; init; }
}

/// <summary>Which entries, in which order.</summary>
public sealed record AuditQuery : ListQuery
{
    /// <summary>Only this operation, such as <c>conversations.assign</c>.</summary>
    public string? Verb { get; init; }

    /// <summary>Only by this actor.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Only to this.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>Not before this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public AuditSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("verb", Verb).Add("actorId", ActorId).Add("targetId", TargetId).Add("from", From).Add("until", Until).Sort(Sort);
}

/// <summary>Orders of entries.</summary>
public enum AuditSort
{
    /// <summary>Oldest first.</summary>
    At,

    /// <summary>Newest first.</summary>
    AtDescending,
}
