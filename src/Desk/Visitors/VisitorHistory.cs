using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Visitors;

/// <summary>A customer's side of what was said. Everything asks for the contact: another customer's conversation does not exist here.</summary>
public sealed class VisitorHistory
{
    private readonly DeskDb _db;
    private readonly MessageHistory _history;
    private readonly AttachmentLookup _attachments;
    private readonly IDeskBus _bus;
    private readonly WidgetConversations _conversations;

    internal VisitorHistory(DeskDb db, MessageHistory history, AttachmentLookup attachments, IDeskBus bus, WidgetConversations conversations) =>
        (_db, _history, _attachments, _bus, _conversations) = (db, history, attachments, bus, conversations);

    public async Task<VisitorPage> ResumeAsync(Visitor visitor, ConversationId? id, int after, int limit, CancellationToken ct)
    {
        var conversation = id is { } known
            ? await _conversations.FindAsync(known, visitor.Contact, ct)
            : await _conversations.CurrentAsync(visitor.Contact, visitor.Inbox.Id, ct);
        if (conversation is null)
            return new VisitorPage(null, []);
        return new VisitorPage(conversation, await _history.AfterAsync(conversation.Id, after, limit, withPrivate: false, ct));
    }

    public async Task<MessageView> OneAsync(VisitorSent sent, CancellationToken ct) =>
        (await _history.AfterAsync(sent.Conversation, sent.Seq - 1, 1, withPrivate: false, ct)).Single();

    public ValueTask<Outcome<IReadOnlyList<Attachment>>> FilesAsync(Visitor visitor, IReadOnlyList<Guid>? ids, CancellationToken ct) =>
        _attachments.FindAsync(ids, visitor.Contact.Value, ct);

    public async Task ReadAsync(Visitor visitor, ConversationId id, int seq, CancellationToken ct)
    {
        var moved = await _db.Conversations.Where(c => c.Id == id && c.ContactId == visitor.Contact && c.ContactReadSeq < seq && c.LastSeq >= seq)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ContactReadSeq, seq), ct);
        if (moved > 0)
            _bus.Publish(new SomeoneRead(visitor.Tenant.Id, id, AuthorKind.Contact, null, seq));
    }
}

public sealed record VisitorPage(WidgetConversation? Conversation, IReadOnlyList<MessageView> Messages);
