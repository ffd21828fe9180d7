using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Conversations and what can be done with one. A call that changes one answers how it stands then.</summary>
public sealed class ConversationsResource
{
    private readonly SetCalls<Conversation> _set;
    private readonly Calls _calls;

    internal ConversationsResource(Calls calls)
    {
        _set = new SetCalls<Conversation>(calls, "conversations");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("conversations.list")]
    public IAsyncEnumerable<Conversation> ListAsync(ConversationQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("conversations.list")]
    public Task<Page<Conversation>> PageAsync(ConversationQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("conversations.one")]
    public Task<Conversation> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("conversations.one")]
    public Task<Tagged<Conversation>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Gives it to a member or a team; with neither, back to the queue.</summary>
    [Operation("conversations.assign")]
    public Task<Conversation> AssignAsync(Guid id, Assignment to, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/assign", to, options), ct);

    /// <summary>Takes it from the bot and puts it into the queue.</summary>
    [Operation("conversations.hand-over")]
    public Task<Conversation> HandOverAsync(Guid id, string? reason = null, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/handover", new { reason }, options), ct);

    /// <summary>The customer is helped; they are asked to rate.</summary>
    [Operation("conversations.resolve")]
    public Task<Conversation> ResolveAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/resolve", null, options), ct);

    /// <summary>Goes on with a resolved one.</summary>
    [Operation("conversations.reopen")]
    public Task<Conversation> ReopenAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/reopen", null, options), ct);

    /// <summary>Sets it aside until a time, or until the customer writes.</summary>
    [Operation("conversations.snooze")]
    public Task<Conversation> SnoozeAsync(Guid id, DateTimeOffset until, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/snooze", new { until }, options), ct);

    /// <summary>The customer's verdict on a resolved one; giving it again replaces it.</summary>
    [Operation("conversations.rate")]
    public Task<Conversation> RateAsync(Guid id, Rating rating, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{id}/rate", rating, options), ct);

    /// <summary>Remembers how far the caller has read, and answers how far that is now.</summary>
    [Operation("conversations.mark-read")]
    public Task<ReadMark> MarkReadAsync(Guid id, int seq, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<ReadMark>(Call.Post($"conversations/{id}/read", new { seq }, options), ct);

    /// <summary>Replies of the tenant's rules and articles that may answer what the customer last said, best first.</summary>
    [Operation("conversations.suggest")]
    public Task<SuggestedAnswers> SuggestAsync(Guid id, CancellationToken ct = default) => _calls.SendAsync<SuggestedAnswers>(Call.Get($"conversations/{id}/suggestions"), ct);
}

/// <summary>To whom a conversation is given.</summary>
/// <param name="MemberId">A person.</param>
/// <param name="TeamId">A team.</param>
public sealed record Assignment(Guid? MemberId = null, Guid? TeamId = null);

/// <summary>A customer's verdict.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Comment">In their words.</param>
public sealed record Rating(int Score, string? Comment = null);

/// <summary>How far the caller has read.</summary>
/// <param name="ReadSeq">The number of the last message read.</param>
public sealed record ReadMark(int ReadSeq);
