using Switchboard.Desk.Conversations;
using Switchboard.Desk.Webhooks;

namespace Switchboard.Desk.Messaging;

/// <summary>One tenant's drafts of a batch, what the database knows about them, and what follows. No statement is run here.</summary>
internal sealed class TenantShare(Guid tenant, IReadOnlyList<MessageDraft> drafts)
{
    private static readonly WriteResult NoConversation = new(WriteKind.NoConversation, default, default, 0, default, null);
    private readonly WriteResult?[] _known = new WriteResult?[drafts.Count];
    private readonly Dictionary<ConversationId, ConversationHead> _heads = [];
    private readonly Dictionary<(InboxId, ContactId), ConversationHead> _open = [];

    public Guid Tenant { get; } = tenant;

    public IReadOnlyList<MessageDraft> Drafts { get; } = drafts;

    /// <summary>What is to be stored, with the number each got and its conversation.</summary>
    public List<(MessageDraft Draft, ConversationHead Head, int Seq)> Stored { get; } = [];

    /// <summary>What the tenant's webhooks are told; empty for a tenant without any.</summary>
    public List<WebhookEvent> Events { get; } = [];

    public IEnumerable<ConversationHead> Moved => _heads.Values.Where(h => h.Added > 0);

    /// <summary>Tenants in id order, for the same reason that conversations are locked in id order.</summary>
    public static List<TenantShare> Of(IReadOnlyList<MessageDraft> drafts) =>
        [.. drafts.GroupBy(d => d.Tenant.Id).OrderBy(g => g.Key.Value).Select(g => new TenantShare(g.Key.Value, [.. g]))];

    public void Found(ConversationHead head)
    {
        _heads[head.Id] = head;
        if (head.Status != ConversationStatus.Resolved)
            _open[(head.Inbox, head.Contact)] = head;
    }

    public void Known(int at, Guid message, ConversationId conversation, int seq) =>
        _known[at] = new WriteResult(WriteKind.Replayed, message, conversation, seq, default, null);

    /// <summary>The first new message of each contact that has no conversation open.</summary>
    public List<MessageDraft> Openers()
    {
        var openers = new Dictionary<(InboxId, ContactId), MessageDraft>();
        for (var i = 0; i < Drafts.Count; i++)
        {
            if (_known[i] is null && Drafts[i] is { Conversation: null } draft && !_open.ContainsKey(WhoOf(draft)))
                openers.TryAdd(WhoOf(draft), draft);
        }

        return [.. openers.Values];
    }

    /// <summary>Numbers what is new, in the order of arrival, and tells every draft its fate.</summary>
    public IEnumerable<(MessageDraft Draft, WriteResult Result)> Decide()
    {
        for (var i = 0; i < Drafts.Count; i++)
            yield return (Drafts[i], Decide(Drafts[i], _known[i]));
    }

    private WriteResult Decide(MessageDraft draft, WriteResult? known)
    {
        var head = draft.Conversation is { } named ? _heads.GetValueOrDefault(named) : _open.GetValueOrDefault(WhoOf(draft));

        // Asked before anything else: of an inbox that is not theirs, a sender does not even learn what was stored before.
        if (draft.Limits is { } limits && (head is null || !limits.Has(head.Inbox.Value)))
            return NoConversation;
        if (known is { } before)
            return before;
        if (head is null)
            return NoConversation;
        if (!head.Takes(draft))
            return new WriteResult(WriteKind.Resolved, draft.Id, head.Id, 0, head.Status, head.Assignee);
        var former = head.Status;
        var seq = head.Append(draft);
        Stored.Add((draft, head, seq));
        if (head.Announced)
            MessageEvents.Add(Events, draft, head, seq, former);
        return new WriteResult(WriteKind.Stored, draft.Id, head.Id, seq, head.Status, head.Assignee) { Announced = head.Announced, Delivers = head.Sends(draft), Inbox = head.Inbox };
    }

    private static (InboxId, ContactId) WhoOf(MessageDraft draft) => (draft.Inbox!.Value, draft.Contact!.Value);
}
