using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>A message as reports count it: one flat row, whatever conversation it stands in.</summary>
public sealed record LoggedMessageView
{
    public MessageId MessageId { get; init; }

    public ConversationId ConversationId { get; init; }

    public int Seq { get; init; }

    public InboxId InboxId { get; init; }

    public string Channel { get; init; } = "";

    public AuthorKind AuthorKind { get; init; }

    public Guid? AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    [Private("messages:read")]
    public string? Text { get; init; }

    /// <summary>A note that the customer never sees.</summary>
    public bool Private { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }
}

[Set]
internal static class LoggedMessageSet
{
    internal static readonly Set<LoggedMessageView, MessageId> Declaration =
        new Set<LoggedMessageView, MessageId>("messages", "conversations:read", m => m.MessageId)
            .From<DeskDb>((db, _) =>
                from m in db.Messages
                join i in db.Inboxes on m.InboxId equals i.Id into inboxes
                from i in inboxes.DefaultIfEmpty()
                select new LoggedMessageView
                {
                    MessageId = m.Id,
                    ConversationId = m.ConversationId,
                    Seq = m.Seq,
                    InboxId = m.InboxId,
                    Channel = i.Channel,
                    AuthorKind = m.AuthorKind,
                    AuthorId = m.AuthorId,
                    AuthorName = m.AuthorName,
                    Text = m.Text,
                    Private = m.Private,
                    CreatedAt = m.CreatedAt,
                    RecalledAt = m.RecalledAt,
                })
            .Filter(m => m.ConversationId).Filter(m => m.InboxId).Filter(m => m.AuthorKind)
            .Sort(m => m.MessageId, descending: true);
}
