using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Messaging;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Conversations;

/// <summary>Reads messages of a conversation, and turns what the writer said into an answer.</summary>
internal sealed class MessageHistory(ScopedDb scoped, MessageViews views, CurrentTenant tenant)
{
    public async ValueTask<Outcome<MessageView>> AnswerAsync(WriteResult written, CancellationToken ct) => written.Kind switch
    {
        WriteKind.Stored => written.Message!,
        WriteKind.Replayed => Outcome<MessageView>.Replayed((await PageAsync(written.Conversation, m => m.Seq == written.Seq, newest: false, 1, ct)).Single()),
        WriteKind.Resolved => new ConversationResolved(),
        WriteKind.NoConversation => new NotFound("conversation"),
        _ => new WriterBusy(),
    };

    /// <summary>Messages after a number, oldest first.</summary>
    public Task<List<MessageView>> AfterAsync(ConversationId id, int seq, int limit, bool withPrivate, CancellationToken ct) =>
        PageAsync(id, m => m.Seq > seq && (withPrivate || !m.Private), newest: false, limit, ct);

    /// <summary>The newest messages before a number, oldest first.</summary>
    public async Task<List<MessageView>> BeforeAsync(ConversationId id, int seq, int limit, CancellationToken ct)
    {
        var page = await PageAsync(id, m => m.Seq < seq, newest: true, limit, ct);
        page.Reverse();
        return page;
    }

    /// <summary>The same stretch of several conversations, with one query.</summary>
    public async Task<ILookup<ConversationId, MessageView>> StretchAsync(IReadOnlyList<ConversationId> ids, ListStretch stretch, CancellationToken ct)
    {
        var (after, before) = (stretch.After ?? 0, stretch.Before ?? int.MaxValue);
        var messages = scoped.Db.Messages.AsNoTracking().Where(m => m.Seq > after && m.Seq < before);
        var ordered = stretch.FromEnd ? messages.OrderByDescending(m => m.Seq) : messages.OrderBy(m => m.Seq);
        var rows = await scoped.Db.Conversations.Where(c => ids.Contains(c.Id))
            .SelectMany(c => ordered.Where(m => m.ConversationId == c.Id).Take(stretch.Size), (c, m) => new { Message = m, c.ContactReadSeq, c.AgentReadSeq })
            .ToListAsync(ct);
        return rows.OrderBy(r => r.Message.Seq).ToLookup(r => r.Message.ConversationId, r => views.Of(tenant.Id, r.Message, r.ContactReadSeq, r.AgentReadSeq));
    }

    private async Task<List<MessageView>> PageAsync(
        ConversationId id, System.Linq.Expressions.Expression<Func<Message, bool>> which, bool newest, int limit, CancellationToken ct)
    {
        var messages = scoped.Db.Messages.AsNoTracking().Where(m => m.ConversationId == id).Where(which);
        var conversations = scoped.Db.Conversations;
        var rows = await (newest ? messages.OrderByDescending(m => m.Seq) : messages.OrderBy(m => m.Seq))
            .Take(limit)
            .Select(m => new { Message = m, Read = conversations.Where(c => c.Id == id).Select(c => new { c.ContactReadSeq, c.AgentReadSeq }).First() })
            .ToListAsync(ct);
        return [.. rows.Select(r => views.Of(tenant.Id, r.Message, r.Read.ContactReadSeq, r.Read.AgentReadSeq))];
    }
}
