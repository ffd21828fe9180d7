using Switchboard.Desk.Audit;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Conversations;

public enum ConversationStatus
{
    /// <summary>The bot has it.</summary>
    Pending,
    Open,
    Snoozed,
    Resolved,
}

public enum Mood
{
    Negative,
    Neutral,
    Positive,
}

public enum Priority
{
    Low,
    Normal,
    High,
    Urgent,
}

[Personal]
[DeskTable("conversations")]
internal sealed class Conversation
{
    public ConversationId Id { get; init; }

    public long Number { get; init; }

    public InboxId InboxId { get; init; }

    public ContactId ContactId { get; init; }

    public ConversationStatus Status { get; set; }

    public MemberId? AssigneeId { get; set; }

    public TeamId? TeamId { get; set; }

    public Mood? Mood { get; set; }

    /// <summary>From -1 to 1, smoothed over the customer's words.</summary>
    public double? MoodScore { get; set; }

    /// <summary>How far that has moved since they began.</summary>
    public double? MoodChange { get; set; }

    public Emotion? Emotion { get; set; }

    /// <summary>How soon somebody should look, by the customer's latest words.</summary>
    public Urgency? Urgency { get; set; }

    /// <summary>Looks like advertising, fraud or noise: it rings for nobody, and is there for whoever looks.</summary>
    public bool Spam { get; set; }

    public string? Language { get; set; }

    /// <summary>What the customer's latest clear words are about.</summary>
    public IntentId? IntentId { get; set; }

    public double? IntentConfidence { get; set; }

    public Priority Priority { get; set; } = Priority.Normal;

    public int LastSeq { get; set; }

    public int ContactMessageCount { get; set; }

    public int ContactReadSeq { get; set; }

    public int AgentReadSeq { get; set; }

    public string? LastMessageText { get; set; }

    public AuthorKind? LastMessageAuthorKind { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? QueuedAt { get; set; }

    public DateTimeOffset? SnoozedUntil { get; set; }

    public string? HandoverReason { get; set; }

    public DateTimeOffset? FirstReplyAt { get; set; }

    public DateTimeOffset LastActivityAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public int? RatingScore { get; set; }

    public string? RatingComment { get; set; }

    public DateTimeOffset? RatedAt { get; set; }

    /// <summary>Takes it from whoever has it: back to the queue, or for what was set aside to its place there when its time has come.</summary>
    internal void Release(DateTimeOffset at)
    {
        AssigneeId = null;
        QueuedAt = Status == ConversationStatus.Open ? at : null;
    }

    /// <summary>Adds a line to the conversation's history. The row must be locked: whoever holds it owns the next number.</summary>
    internal Message Note(SystemEvent what, string actor, DateTimeOffset at)
    {
        LastSeq++;
        LastActivityAt = at;
        return new Message
        {
            ConversationId = Id,
            Seq = LastSeq,
            Id = MessageId.New(),
            InboxId = InboxId,
            AuthorKind = AuthorKind.System,
            AuthorName = actor,
            Text = "",
            Event = what,
            CreatedAt = at,
        };
    }
}
