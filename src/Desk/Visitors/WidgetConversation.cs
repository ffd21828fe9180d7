using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Visitors;

/// <summary>A conversation as its customer sees it: no notes, no moods, no other people.</summary>
public sealed record WidgetConversation
{
    public ConversationId Id { get; init; }

    public ConversationStatus Status { get; init; }

    public int LastSeq { get; init; }

    /// <summary>1 is next; null when nobody is waited for.</summary>
    public int? QueuePosition { get; init; }

    public WidgetAssignee? Assignee { get; init; }

    public bool CanRate { get; init; }

    public WidgetRating? Rating { get; init; }

    public int AgentReadSeq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record WidgetAssignee(string Name);

public sealed record WidgetRating(int Score, string? Comment);

/// <summary>Reads what a customer may know of their conversations.</summary>
public sealed class WidgetConversations(DeskDb db)
{
    public async Task<WidgetConversation?> CurrentAsync(ContactId contact, InboxId inbox, CancellationToken ct) =>
        (await ReadAsync(db.Conversations.Where(c => c.ContactId == contact && c.InboxId == inbox).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(1), ct)).FirstOrDefault();

    public async Task<WidgetConversation?> FindAsync(ConversationId id, ContactId? contact, CancellationToken ct) =>
        (await ReadAsync(db.Conversations.Where(c => c.Id == id && (contact == null || c.ContactId == contact)), ct)).FirstOrDefault();

    public Task<List<WidgetConversation>> AllAsync(ContactId contact, InboxId inbox, CancellationToken ct) =>
        ReadAsync(db.Conversations.Where(c => c.ContactId == contact && c.InboxId == inbox).OrderByDescending(c => c.CreatedAt).Take(50), ct);

    private async Task<List<WidgetConversation>> ReadAsync(IQueryable<Conversation> which, CancellationToken ct)
    {
        var rows = await which.AsNoTracking().Select(c => new
        {
            Conversation = c,
            Assignee = db.Members.Where(m => m.Id == c.AssigneeId).Select(m => m.Name).FirstOrDefault(),
            Before = c.Status == ConversationStatus.Open && c.AssigneeId == null
                ? db.Conversations.Count(o => o.Status == ConversationStatus.Open && o.AssigneeId == null && o.QueuedAt < c.QueuedAt)
                : -1,
        }).ToListAsync(ct);
        return [.. rows.Select(r => new WidgetConversation
        {
            Id = r.Conversation.Id,
            Status = r.Conversation.Status,
            LastSeq = r.Conversation.LastSeq,
            QueuePosition = r.Before < 0 ? null : r.Before + 1,
            Assignee = r.Assignee is null ? null : new WidgetAssignee(r.Assignee),
            CanRate = r.Conversation.Status == ConversationStatus.Resolved && r.Conversation.RatingScore is null,
            Rating = r.Conversation.RatingScore is { } score ? new WidgetRating(score, r.Conversation.RatingComment) : null,
            AgentReadSeq = r.Conversation.AgentReadSeq,
            CreatedAt = r.Conversation.CreatedAt,
        })];
    }
}
