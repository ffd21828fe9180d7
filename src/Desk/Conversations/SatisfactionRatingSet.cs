using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>A customer's verdict on a resolved conversation.</summary>
public sealed record SatisfactionRatingView
{
    public ConversationId ConversationId { get; init; }

    /// <summary>1 to 5, best is 5.</summary>
    public int Score { get; init; }

    [Private("messages:read")]
    public string? Comment { get; init; }

    public DateTimeOffset RatedAt { get; init; }

    public InboxId InboxId { get; init; }

    public string Channel { get; init; } = "";

    public ContactId ContactId { get; init; }

    public MemberId? AssigneeId { get; init; }

    public TeamId? TeamId { get; init; }
}

[Set]
internal static class SatisfactionRatingSet
{
    internal static readonly Set<SatisfactionRatingView, ConversationId> Declaration =
        new Set<SatisfactionRatingView, ConversationId>("satisfaction-ratings", "conversations:read", r => r.ConversationId)
            .From<DeskDb>((db, _) => db.Conversations.Where(c => c.RatedAt != null).Select(c => new SatisfactionRatingView
            {
                ConversationId = c.Id,
                Score = c.RatingScore!.Value,
                Comment = c.RatingComment,
                RatedAt = c.RatedAt!.Value,
                InboxId = c.InboxId,
                Channel = db.Inboxes.Where(i => i.Id == c.InboxId).Select(i => i.Channel).First(),
                ContactId = c.ContactId,
                AssigneeId = c.AssigneeId,
                TeamId = c.TeamId,
            }))
            .Filter(r => r.Score).Filter(r => r.InboxId).Filter(r => r.AssigneeId).Filter(r => r.TeamId)
            .Sort(r => r.RatedAt, descending: true);
}
