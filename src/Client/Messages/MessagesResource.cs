using System.Globalization;
using System.Runtime.CompilerServices;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Messages: reading, writing, following.</summary>
public sealed class MessagesResource
{
    private readonly SetCalls<LoggedMessage> _set;
    private readonly Calls _calls;
    private readonly TimeProvider _clock;

    internal MessagesResource(Calls calls, TimeProvider clock)
    {
        _set = new SetCalls<LoggedMessage>(calls, "messages");
        _calls = calls;
        _clock = clock;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("messages.list")]
    public IAsyncEnumerable<LoggedMessage> ListAsync(MessageQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("messages.list")]
    public Task<Page<LoggedMessage>> PageAsync(MessageQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("messages.one")]
    public Task<LoggedMessage> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("messages.one")]
    public Task<Tagged<LoggedMessage>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Messages of a conversation after a number, oldest first, page after page as you enumerate.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="after">Only higher numbers; 0 for all.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("conversations.list-messages")]
    public async IAsyncEnumerable<Message> ListOfAsync(Guid conversationId, int after = 0, [EnumeratorCancellation] CancellationToken ct = default)
    {
        Page<Message> page;
        do
        {
            page = await PageOfAsync(conversationId, after, ct: ct);
            foreach (var message in page.Items)
                yield return message;
            after = page.Items is [.., var last] ? last.Seq : after;
        }
        while (page.NextCursor is not null);
    }

    /// <summary>One page of a conversation's messages, oldest first: after a number, before one, or without either the newest.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="after">Only higher numbers.</param>
    /// <param name="before">Only lower numbers, the highest of them.</param>
    /// <param name="limit">At most so many, 1 to 100.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("conversations.list-messages")]
    public Task<Page<Message>> PageOfAsync(Guid conversationId, int? after = null, int? before = null, int? limit = null, CancellationToken ct = default) =>
        _calls.SendAsync<Page<Message>>(Call.Get(new QueryText($"conversations/{conversationId}/messages").Add("after", after).Add("before", before).Add("limit", limit).ToString()), ct);

    /// <summary>Answers the customer.</summary>
    [Operation("conversations.send-message")]
    public Task<Message> SendAsync(Guid conversationId, NewMessage message, CallOptions? options = null, CancellationToken ct = default) =>
        WriteAsync(conversationId, message, isPrivate: false, options, ct);

    /// <summary>Adds a note that the customer never sees.</summary>
    [Operation("conversations.send-message")]
    public Task<Message> NoteAsync(Guid conversationId, NewMessage message, CallOptions? options = null, CancellationToken ct = default) =>
        WriteAsync(conversationId, message, isPrivate: true, options, ct);

    /// <summary>Takes back the caller's own message, within two minutes.</summary>
    [Operation("conversations.recall-message")]
    public Task<Message> RecallAsync(Guid conversationId, Guid messageId, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Message>(Call.Post($"conversations/{conversationId}/messages/{messageId}/recall", null, options), ct);

    /// <summary>Sends a message to the customer's platform again. One of which nobody knows whether it arrived may arrive twice.</summary>
    [Operation("messages.retry-delivery")]
    public Task<Message> RetryDeliveryAsync(Guid conversationId, Guid messageId, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Message>(Call.Post($"conversations/{conversationId}/messages/{messageId}/retry-delivery", null, options), ct);

    /// <summary>Has a customer's files fetched from their platform again, where the platform could not be reached.</summary>
    [Operation("messages.retry-media")]
    public Task<Message> RetryMediaAsync(Guid conversationId, Guid messageId, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Message>(Call.Post($"conversations/{conversationId}/messages/{messageId}/retry-media", null, options), ct);

    /// <summary>
    /// New messages of the whole desk, as they come, each once: those of a conversation in its order, those of different ones about in
    /// the order of their ids. Does not end by itself; a server that is away is waited for.
    /// </summary>
    /// <param name="after">Where to go on; null for what comes from now on, <see cref="FollowPosition.Beginning"/> for everything.</param>
    /// <param name="options">What, and how often the server is asked.</param>
    /// <param name="ct">Ends it.</param>
    public IAsyncEnumerable<FollowedMessage> FollowAsync(FollowPosition? after = null, FollowOptions? options = null, CancellationToken ct = default) =>
        new DeskFollower(_set, _clock, options ?? new FollowOptions()).RunAsync(after, ct);

    /// <summary>New messages of one conversation, as they come, each once and in order. Does not end by itself; a server that is away is waited for.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="after">The number of the last message known; null for what comes from now on, 0 for everything.</param>
    /// <param name="options">How often the server is asked.</param>
    /// <param name="ct">Ends it.</param>
    public IAsyncEnumerable<Message> FollowAsync(Guid conversationId, int? after = null, FollowOptions? options = null, CancellationToken ct = default) =>
        new ConversationFollower(this, _clock, options ?? new FollowOptions()).RunAsync(conversationId, after, ct);

    private Task<Message> WriteAsync(Guid conversationId, NewMessage message, bool isPrivate, CallOptions? options, CancellationToken ct)
    {
        // Without a name of the sender's choice the call's serves: repeated with the same key, it is the same message.
        var named = (options ?? new CallOptions()) with { IdempotencyKey = options?.IdempotencyKey ?? Guid.CreateVersion7().ToString() };
        var body = new { message.Text, ClientId = message.ClientId ?? named.IdempotencyKey, Private = isPrivate, message.AttachmentIds };
        return _calls.SendAsync<Message>(Call.Post($"conversations/{conversationId}/messages", body, named), ct);
    }
}
