namespace Switchboard.Plugins.Contract;

/// <summary>Something that happened at a platform. Events come twice, late and in any order; the host tells repetitions by <see cref="Id"/>.</summary>
/// <param name="Id">The platform's own id of the event; the same each time it is sent. Unique within the inbox.</param>
/// <param name="At">When, by the platform's clock.</param>
public abstract record ChannelEvent(string Id, DateTimeOffset At)
{
    /// <summary>A customer wrote.</summary>
    /// <param name="Id">As above.</param>
    /// <param name="At">As above.</param>
    /// <param name="MessageId">The platform's id of the message.</param>
    /// <param name="Thread">Where it was said.</param>
    /// <param name="Sender">Who said it.</param>
    /// <param name="Text">What was said, mentions as names; empty when only files came.</param>
    /// <param name="Media">Files.</param>
    /// <param name="ReplyTo">The platform's id of the message that it answers.</param>
    public sealed record Message(
        string Id, DateTimeOffset At, string MessageId, ChannelThread Thread, ChannelPerson Sender, string Text, IReadOnlyList<ChannelMedia> Media, string? ReplyTo = null) : ChannelEvent(Id, At);

    /// <summary>A customer changed what they wrote.</summary>
    public sealed record Edit(string Id, DateTimeOffset At, string MessageId, string Text) : ChannelEvent(Id, At);

    /// <summary>A customer took back what they wrote.</summary>
    public sealed record Recall(string Id, DateTimeOffset At, string MessageId) : ChannelEvent(Id, At);

    /// <summary>A message of ours reached the customer's device, or was read there.</summary>
    /// <param name="Id">As above.</param>
    /// <param name="At">As above.</param>
    /// <param name="MessageId">The platform's id of our message; all before it in the thread have arrived, too.</param>
    /// <param name="Read">Read, and not only delivered.</param>
    public sealed record Receipt(string Id, DateTimeOffset At, string MessageId, bool Read) : ChannelEvent(Id, At);

    /// <summary>The platform tells later that a message of ours did not arrive.</summary>
    /// <param name="Id">As above.</param>
    /// <param name="At">As above.</param>
    /// <param name="MessageId">The platform's id of our message, or the delivery's id where we may choose it.</param>
    /// <param name="Failure">Why.</param>
    public sealed record Undelivered(string Id, DateTimeOffset At, string MessageId, ChannelFailure Failure) : ChannelEvent(Id, At);

    /// <summary>Somebody pressed a button of a card or a menu.</summary>
    /// <param name="Id">As above.</param>
    /// <param name="At">As above.</param>
    /// <param name="Thread">Where.</param>
    /// <param name="Sender">Who.</param>
    /// <param name="Action">Which: one of <see cref="ChannelActions"/>.</param>
    /// <param name="Value">What goes with it, such as the number of stars.</param>
    /// <param name="MessageId">The platform's id of our message that the button belongs to, or the delivery's id; null where the platform does not tell.</param>
    public sealed record Pressed(
        string Id, DateTimeOffset At, ChannelThread Thread, ChannelPerson Sender, string Action, string? Value, string? MessageId = null) : ChannelEvent(Id, At);

    /// <summary>Somebody opened the chat and has not written yet: the moment for a greeting.</summary>
    /// <param name="Id">As above.</param>
    /// <param name="At">As above.</param>
    /// <param name="Thread">Where.</param>
    /// <param name="Sender">Who.</param>
    /// <param name="ReplyCode">A code with which a greeting may be sent, once; see <see cref="OutboundMessage.ReplyCode"/>.</param>
    public sealed record Entered(string Id, DateTimeOffset At, ChannelThread Thread, ChannelPerson Sender, string? ReplyCode) : ChannelEvent(Id, At);

    /// <summary>There is something to fetch with <see cref="IMessagingChannel.PullAsync"/>.</summary>
    public sealed record Announcement(string Id, DateTimeOffset At, string Source, string? Token) : ChannelEvent(Id, At);

    /// <summary>Something that only the inbox's health is told, such as that the bot was added to a group.</summary>
    public sealed record Notice(string Id, DateTimeOffset At, string What) : ChannelEvent(Id, At);
}

/// <summary>Words of <see cref="ChannelEvent.Pressed"/>.</summary>
public static class ChannelActions
{
    /// <summary>The customer wants a person.</summary>
    public const string TalkToPerson = "talk-to-person";

    /// <summary>The customer rates; the value is 1 to 5.</summary>
    public const string Rate = "rate";

    /// <summary>The customer chose one of the offered questions; the value is its text.</summary>
    public const string Ask = "ask";
}

/// <summary>Where something was said.</summary>
/// <param name="Id">The platform's id; the person's own for a private chat that has none.</param>
/// <param name="Group">Whether several customers speak there.</param>
/// <param name="Title">A group's name, where the platform tells it.</param>
/// <param name="ReplyAddress">Where answers may go for a while, such as a session webhook; stored sealed.</param>
/// <param name="ReplyUntil">Until when.</param>
public sealed record ChannelThread(string Id, bool Group, string? Title = null, string? ReplyAddress = null, DateTimeOffset? ReplyUntil = null);

/// <summary>Somebody at the platform.</summary>
/// <param name="Id">Unique within the inbox, the same each time.</param>
/// <param name="Name">Where the platform tells it along.</param>
/// <param name="UnionId">As in <see cref="ChannelProfile.UnionId"/>.</param>
public sealed record ChannelPerson(string Id, string? Name = null, string? UnionId = null);

/// <summary>A file at the platform. A worker fetches it later.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reference">What <see cref="IMessagingChannel.FetchAsync"/> needs to find it, at most 2,000 characters.</param>
/// <param name="Name">A file name, where the platform tells it.</param>
/// <param name="Recognised">What the platform heard in a voice message.</param>
/// <param name="Until">Until when the platform keeps it; null where it does not say.</param>
public sealed record ChannelMedia(MediaKind Kind, string Reference, string? Name = null, string? Recognised = null, DateTimeOffset? Until = null);

/// <summary>What a file is.</summary>
public enum MediaKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>Speech.</summary>
    Audio,

    /// <summary>A film.</summary>
    Video,

    /// <summary>Anything else.</summary>
    File,
}
