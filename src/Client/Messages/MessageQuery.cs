using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Which messages of the desk, in which order.</summary>
public sealed record MessageQuery : ListQuery
{
    /// <summary>Only of this conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Only of this inbox.</summary>
    public Guid? InboxId { get; init; }

    /// <summary>Only by such authors.</summary>
    public AuthorKind? AuthorKind { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public MessageSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("conversationId", ConversationId).Add("inboxId", InboxId).Add("authorKind", AuthorKind).Sort(Sort);
}

/// <summary>Orders of messages.</summary>
public enum MessageSort
{
    /// <summary>Oldest first.</summary>
    MessageId,

    /// <summary>Newest first.</summary>
    MessageIdDescending,
}

/// <summary>A message to be sent.</summary>
/// <param name="Text">What it says, up to 10,000 characters.</param>
public sealed record NewMessage(string Text)
{
    /// <summary>
    /// What the message is called at the sender: the same one again in the same conversation is not stored twice, however much later.
    /// The client makes one when you do not.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>Files that hang on it, stored before.</summary>
    public IReadOnlyList<Guid>? AttachmentIds { get; init; }
}
