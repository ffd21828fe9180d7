using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>A conversation as lists and headers show it.</summary>
public sealed record ConversationView
{
    public ConversationId Id { get; init; }

    public long Number { get; init; }

    public InboxId InboxId { get; init; }

    public string InboxName { get; init; } = "";

    public string Channel { get; init; } = "";

    public ContactId ContactId { get; init; }

    public string ContactName { get; init; } = "";

    public ConversationStatus Status { get; init; }

    public MemberId? AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    public TeamId? TeamId { get; init; }

    public Mood? Mood { get; init; }

    /// <summary>How the customer's words sounded so far, smoothed: from -1, upset, to 1, pleased.</summary>
    public double? MoodScore { get; init; }

    /// <summary>How far the score is from where the conversation began: below zero it fell.</summary>
    public double? MoodChange { get; init; }

    /// <summary>What the customer's latest words show clearly.</summary>
    public Emotion? Emotion { get; init; }

    /// <summary>How soon somebody should look, by the customer's latest words.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Looks like advertising, fraud or noise: it rings for nobody, and is there for whoever looks.</summary>
    public bool Spam { get; init; }

    public string? Language { get; init; }

    /// <summary>What the customer's latest clear words are about.</summary>
    public IntentId? IntentId { get; init; }

    public string? IntentName { get; init; }

    /// <summary>How sure the model was of it, from 0 to 1.</summary>
    public double? IntentConfidence { get; init; }

    public Priority Priority { get; init; }

    public int LastSeq { get; init; }

    public int ContactMessageCount { get; init; }

    /// <summary>What the contact wrote since the caller last read.</summary>
    public int Unread { get; init; }

    [Private("messages:read")]
    public string? LastMessageText { get; init; }

    public AuthorKind? LastMessageAuthorKind { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    [Private("messages:read")]
    public string? HandoverReason { get; init; }

    public DateTimeOffset LastActivityAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public int? RatingScore { get; init; }

    [Private("messages:read")]
    public string? RatingComment { get; init; }

    public int ContactReadSeq { get; init; }

    /// <summary>Views for a caller; one who is no member has nothing unread.</summary>
    /// <remarks>What stands in other tables is looked up by the row and not joined: who asks for fewer columns then pays for fewer tables.</remarks>
    internal static IQueryable<ConversationView> From(DeskDb db, Caller? caller)
    {
        var me = new MemberId(caller is { Kind: CallerKind.Member } ? caller.Id : Guid.Empty);
        var counts = caller is { Kind: CallerKind.Member };
        return
            from c in db.Conversations
            select new ConversationView
            {
                Id = c.Id,
                Number = c.Number,
                InboxId = c.InboxId,
                InboxName = db.Inboxes.Where(i => i.Id == c.InboxId).Select(i => i.Name).First(),
                Channel = db.Inboxes.Where(i => i.Id == c.InboxId).Select(i => i.Channel).First(),
                ContactId = c.ContactId,
                ContactName = db.Contacts.Where(p => p.Id == c.ContactId).Select(p => p.Name).First(),
                Status = c.Status,
                AssigneeId = c.AssigneeId,
                AssigneeName = db.Members.Where(m => m.Id == c.AssigneeId).Select(m => m.Name).FirstOrDefault(),
                TeamId = c.TeamId,
                Mood = c.Mood,
                MoodScore = c.MoodScore,
                MoodChange = c.MoodChange,
                Emotion = c.Emotion,
                Urgency = c.Urgency,
                Spam = c.Spam,
                Language = c.Language,
                IntentId = c.IntentId,
                IntentName = db.Set<Intent>().Where(i => i.Id == c.IntentId).Select(i => i.Name).FirstOrDefault(),
                IntentConfidence = c.IntentConfidence,
                Priority = c.Priority,
                LastSeq = c.LastSeq,
                ContactMessageCount = c.ContactMessageCount,
                Unread = counts ? c.ContactMessageCount - db.ReadMarks.Where(r => r.ConversationId == c.Id && r.MemberId == me).Select(r => r.ContactMessageCount).FirstOrDefault() : 0,
                LastMessageText = c.LastMessageText,
                LastMessageAuthorKind = c.LastMessageAuthorKind,
                WaitingSince = c.WaitingSince,
                QueuedAt = c.QueuedAt,
                SnoozedUntil = c.SnoozedUntil,
                HandoverReason = c.HandoverReason,
                LastActivityAt = c.LastActivityAt,
                CreatedAt = c.CreatedAt,
                ResolvedAt = c.ResolvedAt,
                RatingScore = c.RatingScore,
                RatingComment = c.RatingComment,
                ContactReadSeq = c.ContactReadSeq,
            };
    }
}
