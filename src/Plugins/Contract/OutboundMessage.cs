namespace Switchboard.Plugins.Contract;

/// <summary>A message to be sent. A text longer than the platform takes was divided before.</summary>
/// <param name="DeliveryId">The same each time this message is tried: where the platform knows such a field, it keeps a second try from arriving.</param>
/// <param name="Thread">Where to.</param>
/// <param name="Person">To whom, in a private chat; in a group, whom it answers.</param>
/// <param name="Text">The words; empty when only a file goes out.</param>
/// <param name="Files">Files, of ours.</param>
/// <param name="ReplyTo">The platform's id of the message that is answered.</param>
/// <param name="ReplyCode">The code of <see cref="ChannelEvent.Entered"/>; null for an ordinary message.</param>
/// <param name="Buttons">What the customer is offered; as text where the platform has no buttons.</param>
/// <param name="LastHeard">When the customer last wrote: some platforms take answers for some time only.</param>
/// <param name="SentSince">How many messages went out since then.</param>
public sealed record OutboundMessage(
    Guid DeliveryId, ChannelThread Thread, string? Person, string Text, IReadOnlyList<OutboundFile> Files, string? ReplyTo, string? ReplyCode, IReadOnlyList<OutboundButton> Buttons,
    DateTimeOffset? LastHeard, int SentSince);

/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type, as it was found in the bytes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Open">Opens it; the caller disposes it.</param>
public sealed record OutboundFile(string Name, string ContentType, long Length, Func<CancellationToken, ValueTask<Stream>> Open);

/// <param name="Label">What stands on it.</param>
/// <param name="Action">One of <see cref="ChannelActions"/>.</param>
/// <param name="Value">What goes with it.</param>
public sealed record OutboundButton(string Label, string Action, string? Value);

/// <summary>What became of a message.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The platform has it.</summary>
    /// <param name="MessageIds">Its ids there, one for each part; empty where the platform gives none.</param>
    public sealed record Sent(IReadOnlyList<string> MessageIds) : SendResult;

    /// <summary>The platform does not take it now. The host tries again.</summary>
    /// <param name="After">Not before this; null where the platform does not say.</param>
    /// <param name="Failure">Why.</param>
    public sealed record Later(TimeSpan? After, ChannelFailure Failure) : SendResult;

    /// <summary>The platform will never take it. An agent is told why.</summary>
    public sealed record Refused(ChannelFailure Failure) : SendResult;
}

/// <summary>Why the platform did not do something.</summary>
/// <param name="Code">Its own code, such as <c>95001</c>.</param>
/// <param name="Reason">What that means to an agent.</param>
/// <param name="Answer">Its raw answer for the log, at most 500 characters, without secrets and without what customers wrote.</param>
public sealed record ChannelFailure(string Code, FailureReason Reason, string? Answer = null);

/// <summary>Reasons that people are told in their own language.</summary>
public enum FailureReason
{
    /// <summary>Something else; the code says what.</summary>
    Other,

    /// <summary>The application's id or secret is wrong.</summary>
    Credentials,

    /// <summary>The application lacks a right.</summary>
    Permission,

    /// <summary>Too much in too short a time.</summary>
    RateLimit,

    /// <summary>The customer has not written for too long.</summary>
    WindowOver,

    /// <summary>As many messages went out as the platform allows before the customer writes again.</summary>
    QuotaUsed,

    /// <summary>The customer cannot be reached: gone, blocked us, or outside of what the application may see.</summary>
    Unreachable,

    /// <summary>The platform does not take such content.</summary>
    Content,

    /// <summary>The file is of a type or size that the platform does not take.</summary>
    File,

    /// <summary>The conversation there is in a state in which we may not write.</summary>
    State,

    /// <summary>The platform itself is out of order.</summary>
    Unavailable,
}
