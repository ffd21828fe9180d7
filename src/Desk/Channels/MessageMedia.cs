using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Whether a file of a customer's is still on its way from their platform.</summary>
public enum MediaState
{
    Fetching,

    /// <summary>It is among the message's attachments.</summary>
    Fetched,

    /// <summary>It will not come; the reason says why.</summary>
    Failed,
}

/// <summary>Why a file of a customer's could not be fetched.</summary>
public enum MediaTrouble
{
    /// <summary>The platform could not be reached, or did not give it out, for too long.</summary>
    Unavailable,

    /// <summary>The platform no longer has it.</summary>
    Gone,

    /// <summary>The platform keeps such files for some time only, and that is over.</summary>
    Expired,

    TooLarge,

    /// <summary>Its bytes are of no type that we keep, or are not what it was said to be.</summary>
    WrongType,

    /// <summary>It lies at an address that we do not call.</summary>
    Address,
}

/// <summary>A file that a customer sent and that is not among the message's attachments yet, or never will be.</summary>
/// <param name="Kind">What it is, as the platform says.</param>
/// <param name="State">Whether it still comes.</param>
/// <param name="Name">A name, where the platform tells one.</param>
/// <param name="Reason">Why it does not.</param>
/// <param name="Recognised">Whether what is said in it stands in the message's text.</param>
public sealed record MessageMedia(MediaKind Kind, MediaState State, string? Name = null, MediaTrouble? Reason = null, bool Recognised = false);

/// <summary>A file on its way into a message: what is shown of it until it is here, and what it takes to fetch it, sealed.</summary>
internal sealed record MediaDraft(MediaKind Kind, string? Name, bool Recognised, byte[] Reference, DateTimeOffset? Until)
{
    internal const string Purpose = "channel.media";

    internal MessageMedia Shown => new(Kind, MediaState.Fetching, Name, Recognised: Recognised);
}
