namespace Switchboard.Plugins.Contract;

/// <summary>
/// A channel whose platform stands between us and the customer, such as Feishu or WeCom: the platform calls us back, and we call it.
/// Tenant, inbox and its settings come with every call; an instance serves all inboxes of the host and keeps no state of any.
/// </summary>
public interface IMessagingChannel : IChannelConnector
{
    /// <summary>
    /// Verifies, decrypts and reads one callback. Called on the request thread, for every request to the inbox's address, genuine or not:
    /// it must only compute, and allocate nothing that a length in the request asks for. The host answers the platform with
    /// <see cref="Callback.Answer"/> after the events are durably stored, never before and never after the work they cause.
    /// Throwing answers 500, stores nothing and counts as a strike.
    /// </summary>
    Callback Receive(CallbackRequest request, PluginCall call);

    /// <summary>
    /// Fetches what a callback only announced (<see cref="ChannelEvent.Announcement"/>). Called by a worker, one call at a time for an inbox and
    /// <see cref="PullRequest.Source"/>, again while <see cref="Pulled.More"/>. The cursor is stored with the events, both or neither.
    /// </summary>
    ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct);

    /// <summary>
    /// Sends one message. Called by a worker, one call at a time for a conversation, in the conversation's order; at most 20 s.
    /// Refusals of the platform are results, with its own code in them; a connection that broke is an exception of <c>HttpClient</c>,
    /// and then the host knows not whether the message arrived.
    /// </summary>
    ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct);

    /// <summary>Opens a file that a customer sent. Called by a worker; null when the platform no longer has it. The host reads at most the inbox's limit.</summary>
    ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct);

    /// <summary>What the platform knows of a person. Called by a worker after somebody's first message; null where it tells nothing.</summary>
    ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct);

    /// <summary>Tries credentials and rights, for the person who sets the inbox up. Changes nothing at the platform.</summary>
    ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct);
}

/// <summary>A channel that can also be received over a connection which we open, so that the inbox needs no public address.</summary>
public interface IStreamingChannel : IMessagingChannel
{
    /// <summary>Whether this inbox's settings ask for it.</summary>
    bool Streams(PluginCall call);

    /// <summary>
    /// Holds one connection open until <paramref name="ct"/>. Returning or throwing means that it was lost: the host calls again, later each time,
    /// and after a <see cref="ChannelRefusedException"/> much later. One host at a time calls this for an inbox, as long as its settings stay.
    /// An event is acknowledged to the platform only after <paramref name="accept"/> has returned true: then it is stored.
    /// </summary>
    ValueTask RunAsync(Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, IChannelTools tools, PluginCall call, CancellationToken ct);
}

/// <summary>One HTTP request to an inbox's callback address.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Query">The query, decoded; names as sent.</param>
/// <param name="Headers">Without regard to case. Of several values the first.</param>
/// <param name="Body">The bytes as they came, at most 1 MB: signatures are over these.</param>
public sealed record CallbackRequest(string Method, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);

/// <summary>What a callback was.</summary>
/// <param name="Genuine">Whether the platform sent it. When not, <see cref="Answer"/> goes out and nothing is stored.</param>
/// <param name="Events">What happened, in the order the platform tells it; none for a handshake.</param>
/// <param name="Answer">What the platform is answered.</param>
/// <param name="Complaint">Not genuine: why, for the inbox's health; never a secret and never a customer's words.</param>
public sealed record Callback(bool Genuine, IReadOnlyList<ChannelEvent> Events, CallbackAnswer Answer, string? Complaint = null)
{
    /// <summary>
    /// What proved it, where that says nothing of the body: whoever sees such a proof once could put other words under it.
    /// The host takes nothing but the same events again under the same proof, at most 1,000 characters. Null where the body is signed.
    /// </summary>
    public string? Proof { get; init; }
}

/// <summary>An HTTP answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">Of the body; null for none.</param>
/// <param name="Body">The body.</param>
public sealed record CallbackAnswer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>200 without a body.</summary>
    public static CallbackAnswer Ok { get; } = new(200, null, default);

    /// <summary>401 without a body: nobody learns what was wrong.</summary>
    public static CallbackAnswer Refused { get; } = new(401, null, default);
}

/// <param name="Source">What the announcement named, such as an account of the inbox.</param>
/// <param name="Token">What the announcement brought along; null when the host asks by itself.</param>
/// <param name="Cursor">Where the last pull ended; null at the first.</param>
public sealed record PullRequest(string Source, string? Token, string? Cursor);

/// <param name="Events">What happened, in order.</param>
/// <param name="Cursor">Where to go on.</param>
/// <param name="More">Whether there is more at once.</param>
public sealed record Pulled(IReadOnlyList<ChannelEvent> Events, string Cursor, bool More);

/// <param name="Content">The bytes; the host disposes it.</param>
/// <param name="Name">A file name, where the platform tells one.</param>
public sealed record FetchedMedia(Stream Content, string? Name);

/// <param name="Name">A name to show.</param>
/// <param name="UnionId">The same for all applications of one developer or company: contacts that share it are one.</param>
/// <param name="Language"><c>zh-CN</c>, <c>en</c>, or null.</param>
public sealed record ChannelProfile(string? Name, string? UnionId, string? Language);

/// <param name="Name">What was tried, such as <c>token</c>; the manifest's <c>checks</c> name it for people.</param>
/// <param name="Ok">Whether it worked.</param>
/// <param name="Answer">The platform's raw answer, secrets left out.</param>
public sealed record ChannelCheck(string Name, bool Ok, string Answer);
