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

    public string? Language { get; init; }

    public int LastSeq { get; init; }

    public int ContactMessageCount { get; init; }

    /// <summary>What the contact wrote since the caller last read.</summary>
    public int Unread { get; init; }

    public string? LastMessageText { get; init; }

    public AuthorKind? LastMessageAuthorKind { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    public string? HandoverReason { get; init; }

    public DateTimeOffset LastActivityAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public int? RatingScore { get; init; }

    public string? RatingComment { get; init; }

    public int ContactReadSeq { get; init; }

    /// <summary>Views for a caller; one who is no member has nothing unread.</summary>
    internal static IQueryable<ConversationView> From(DeskDb db, Caller? caller)
    {
        var me = new MemberId(caller is { Kind: CallerKind.Member } ? caller.Id : Guid.Empty);
        var counts = caller is { Kind: CallerKind.Member };
        return
            from c in db.Conversations
            join contact in db.Contacts on c.ContactId equals contact.Id
            join inbox in db.Inboxes on c.InboxId equals inbox.Id
            join m in db.Members on c.AssigneeId equals (MemberId?)m.Id into assignees
            from assignee in assignees.DefaultIfEmpty()
            join r in db.ReadMarks.Where(r => r.MemberId == me) on c.Id equals r.ConversationId into marks
            from mark in marks.DefaultIfEmpty()
            select new ConversationView
            {
                Id = c.Id,
                Number = c.Number,
                InboxId = c.InboxId,
                InboxName = inbox.Name,
                Channel = inbox.Channel,
                ContactId = c.ContactId,
                ContactName = contact.Name,
                Status = c.Status,
                AssigneeId = c.AssigneeId,
                AssigneeName = assignee.Name,
                TeamId = c.TeamId,
                Mood = c.Mood,
                Language = c.Language,
                LastSeq = c.LastSeq,
                ContactMessageCount = c.ContactMessageCount,
                Unread = counts ? c.ContactMessageCount - ((int?)mark.ContactMessageCount ?? 0) : 0,
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
