using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Routing;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>What an agent's screen needs when it opens a conversation, and what a socket needs to tell others.</summary>
public sealed class OpenConversation
{
    private readonly DeskDb _db;
    private readonly MessageHistory _history;

    internal OpenConversation(DeskDb db, MessageHistory history) => (_db, _history) = (db, history);

    public Task<ConversationView?> FindAsync(ConversationId id, Caller? caller, CancellationToken ct) =>
        ConversationView.From(_db, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);

    public Task<List<ConversationView>> FindManyAsync(IReadOnlyCollection<ConversationId> ids, CancellationToken ct) =>
        ConversationView.From(_db, caller: null).AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);

    public async Task<IReadOnlyList<MessageView>> MessagesAsync(ConversationId id, int after, int limit, CancellationToken ct) => after > 0
        ? await _history.AfterAsync(id, after, limit, withPrivate: true, ct)
        : await _history.BeforeAsync(id, int.MaxValue, limit, ct);

    public Task<int> WaitingAsync(CancellationToken ct) =>
        _db.Conversations.CountAsync(c => c.Status == ConversationStatus.Open && c.AssigneeId == null, ct);

    public async Task<IReadOnlyDictionary<InboxId, int>> WaitingByInboxAsync(CancellationToken ct) =>
        await _db.Conversations.Where(c => c.Status == ConversationStatus.Open && c.AssigneeId == null).GroupBy(c => c.InboxId)
            .Select(g => new { Inbox = g.Key, Waiting = g.Count() }).ToDictionaryAsync(g => g.Inbox, g => g.Waiting, ct);

    /// <summary>Customers' places in the queue, for those whose place has moved.</summary>
    public Task<List<ConversationId>> QueueAsync(int most, CancellationToken ct) =>
        _db.Conversations.Where(c => c.Status == ConversationStatus.Open && c.AssigneeId == null).OrderBy(c => c.QueuedAt).ThenBy(c => c.Id).Take(most).Select(c => c.Id).ToListAsync(ct);

    public Task<Availability> AvailabilityAsync(MemberId id, CancellationToken ct) =>
        _db.Members.Where(m => m.Id == id).Select(m => m.Availability).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<MemberPresence>> PresenceAsync(PresenceBoard presence, CancellationToken ct)
    {
        var members = await _db.Members.AsNoTracking().Where(m => m.Active).Select(m => new { m.Id, m.Name, m.Availability }).ToListAsync(ct);
        return [.. members.Select(m => new MemberPresence(m.Id, m.Name, presence.IsConnected(_db.TenantId, m.Id) ? m.Availability : Availability.Offline))];
    }
}

/// <summary>Whether a member is there: what they chose while a socket of theirs is open, else offline.</summary>
public sealed record MemberPresence(MemberId MemberId, string Name, Availability Availability);
