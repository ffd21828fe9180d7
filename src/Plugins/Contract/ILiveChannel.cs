namespace Switchboard.Plugins.Contract;

/// <summary>
/// A channel whose customers are connected to the host itself, as in web chat. Its members stand in the path of every message:
/// they are called on request threads, must only compute, and must not block. Whatever one throws refuses that one call
/// and counts as a strike; three in a row take the plugin out of service.
/// </summary>
public interface ILiveChannel : IChannelConnector
{
    /// <summary>Whether a page of this origin may open the channel. Called when a session starts.</summary>
    /// <param name="origin">The page's origin, <c>https://shop.example</c>, or null when the browser sent none.</param>
    /// <param name="call">Inbox settings are in <see cref="PluginCall.Settings"/>.</param>
    bool AllowsOrigin(string? origin, PluginCall call);

    /// <summary>Who opens the session. Called when a session starts; a null claim is an anonymous visitor.</summary>
    IdentityResult Identify(IdentityClaim? claim, PluginCall call);

    /// <summary>Checks and normalises one message. Called for every message before it is stored; the answer's text is what is stored.</summary>
    AcceptResult Accept(LiveMessage message, PluginCall call);
}

/// <summary>Who a page says its user is, and the proof.</summary>
/// <param name="Id">The user's id at the customer's own site.</param>
/// <param name="Hash">Proof over the id, in the form the channel documents.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Email">E-mail address.</param>
public sealed record IdentityClaim(string Id, string? Hash, string? Name, string? Email);

/// <summary>A message as the customer typed it.</summary>
/// <param name="Text">The text, not yet normalised.</param>
/// <param name="AttachmentCount">How many files hang on it.</param>
public readonly record struct LiveMessage(string Text, int AttachmentCount);

/// <summary>The verdict on an identity.</summary>
public abstract record IdentityResult
{
    private IdentityResult()
    {
    }

    /// <summary>Nobody in particular: known only by this browser.</summary>
    public sealed record Anonymous : IdentityResult;

    /// <summary>Proven: the same person on every device.</summary>
    /// <param name="Id">Their id at the customer's site.</param>
    /// <param name="Name">Name, if given.</param>
    /// <param name="Email">E-mail address, if given.</param>
    public sealed record Verified(string Id, string? Name, string? Email) : IdentityResult;

    /// <summary>Not believed. No session starts.</summary>
    /// <param name="Code">Stable machine-readable reason.</param>
    /// <param name="Detail">One sentence for the site's developer.</param>
    public sealed record Refused(string Code, string Detail) : IdentityResult;
}

/// <summary>The verdict on a message: text to store, or why not.</summary>
/// <param name="Text">Normalised text; null when refused.</param>
/// <param name="Refusal">What would be right, for the field <c>text</c>; null when accepted.</param>
public readonly record struct AcceptResult(string? Text, string? Refusal);
