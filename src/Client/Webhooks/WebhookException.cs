namespace Switchboard.Client;

/// <summary>Why a webhook is not believed.</summary>
public enum WebhookFault
{
    /// <summary>A header is not there.</summary>
    HeaderMissing,

    /// <summary>A header says nothing that can be read.</summary>
    HeaderUnreadable,

    /// <summary>Signed too long ago, or in the future.</summary>
    OutOfTime,

    /// <summary>No signature fits.</summary>
    SignatureWrong,

    /// <summary>Signed, but not the documented JSON.</summary>
    BodyUnreadable,
}

/// <summary>A webhook that is not believed, or cannot be read.</summary>
public sealed class WebhookException : Exception
{
    internal WebhookException(WebhookFault fault, string message, Exception? cause = null)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public WebhookFault Fault { get; }
}
