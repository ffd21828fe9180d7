using Switchboard.Desk.Channels;
using Switchboard.Desk.Files;
using Switchboard.Desk.Messaging;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Conversations;

/// <summary>Makes views of messages; attachments get their signed addresses here.</summary>
internal sealed class MessageViews(IAttachmentLinks links)
{
    public MessageView Of(MessageDraft draft, WriteResult result) => new()
    {
        Id = new MessageId(result.MessageId),
        ConversationId = result.Conversation,
        Seq = result.Seq,
        ClientId = draft.ClientKey,
        Author = new AuthorView(draft.AuthorKind, draft.AuthorId, draft.AuthorName),
        Text = draft.Text,
        Private = draft.Private,
        Attachments = Show(draft.Tenant.Id, draft.Attachments),
        Media = draft.Media.Count == 0 ? [] : [.. draft.Media.Select(static m => m.Shown)],
        Sources = draft.Sources,
        Delivery = result.Delivers ? MessageDelivery.Queued : null,
        CreatedAt = draft.At,
    };

    public MessageView Of(TenantId tenant, Message message, int contactReadSeq, int agentReadSeq) => new()
    {
        Id = message.Id,
        ConversationId = message.ConversationId,
        Seq = message.Seq,
        ClientId = message.ClientKey,
        Author = new AuthorView(message.AuthorKind, message.AuthorId, message.AuthorName),
        Text = message.Text,
        Private = message.Private,
        Attachments = Show(tenant, message.Attachments ?? []),
        Media = message.Media ?? [],
        Sources = message.Sources ?? [],
        Event = message.Event,
        EditedAt = message.EditedAt,
        Delivery = message.Delivery,
        Status = StatusOf(message, contactReadSeq, agentReadSeq),
        CreatedAt = message.CreatedAt,
        RecalledAt = message.RecalledAt,
    };

    /// <summary>Read by the other side counts: the desk for what the contact wrote, the contact for everything else.</summary>
    internal static MessageStatus StatusOf(Message message, int contactReadSeq, int agentReadSeq)
    {
        if (message.RecalledAt is not null)
            return MessageStatus.Recalled;
        var readUpTo = message.AuthorKind == AuthorKind.Contact ? agentReadSeq : contactReadSeq;
        return !message.Private && message.Seq <= readUpTo ? MessageStatus.Read : MessageStatus.Sent;
    }

    private IReadOnlyList<AttachmentView> Show(TenantId tenant, IReadOnlyList<Attachment> attachments) => attachments.Count == 0
        ? []
        : [.. attachments.Select(a => new AttachmentView(a.Id, a.Name, a.ContentType, a.Size, links.UrlOf(tenant, a.Id)))];
}
