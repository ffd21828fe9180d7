namespace Switchboard.Client;

/// <summary>A file that a customer sent and that is not among the message's attachments yet, or never will be.</summary>
/// <param name="Kind">What it is, as the platform says.</param>
/// <param name="State">Whether it still comes.</param>
/// <param name="Name">A name, where the platform tells one.</param>
/// <param name="Reason">Why it does not come.</param>
/// <param name="Recognised">Whether what is said in it stands in the message's text.</param>
public sealed record MessageMedia(MediaKind Kind, MediaState State, string? Name = null, MediaTrouble? Reason = null, bool Recognised = false);

/// <summary>What a customer's file is.</summary>
public enum MediaKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>Speech.</summary>
    Audio,

    /// <summary>A film.</summary>
    Video,

    /// <summary>Anything else.</summary>
    File,
}

/// <summary>Whether a customer's file is still on its way.</summary>
public enum MediaState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It is being fetched.</summary>
    Fetching,

    /// <summary>It is among the attachments.</summary>
    Fetched,

    /// <summary>It will not come.</summary>
    Failed,
}

/// <summary>Why a customer's file could not be fetched.</summary>
public enum MediaTrouble
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>The platform could not be reached, or did not give it out, for too long.</summary>
    Unavailable,

    /// <summary>The platform no longer has it.</summary>
    Gone,

    /// <summary>The platform keeps such files for some time only, and that is over.</summary>
    Expired,

    /// <summary>It is larger than files may be.</summary>
    TooLarge,

    /// <summary>Its bytes are of no type that is kept, or are not what it was said to be.</summary>
    WrongType,

    /// <summary>It lies at an address that is not called.</summary>
    Address,
}
