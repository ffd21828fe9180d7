using System.Text.Json.Serialization;

namespace Switchboard.Client;

/// <summary>What became of a message on its way to the customer's platform.</summary>
/// <param name="State">How far it got.</param>
/// <param name="Code">The platform's own code, where it did not take it.</param>
/// <param name="Reason">What that means.</param>
public sealed record MessageDelivery(DeliveryState State, string? Code = null, FailureReason? Reason = null);

/// <summary>How far a message got on its way to a platform.</summary>
public enum DeliveryState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>It waits for its turn, or for the platform to take it.</summary>
    Queued,

    /// <summary>The platform has it.</summary>
    Sent,

    /// <summary>It is on the customer's device.</summary>
    Delivered,

    /// <summary>Read there.</summary>
    Read,

    /// <summary>It did not arrive.</summary>
    Failed,

    /// <summary>It was on its way when the connection broke: nobody knows whether it arrived.</summary>
    [JsonStringEnumMemberName("unknown")]
    Uncertain,
}

/// <summary>Why a platform did not take a message.</summary>
public enum FailureReason
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

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

    /// <summary>The customer cannot be reached.</summary>
    Unreachable,

    /// <summary>The platform does not take such content.</summary>
    Content,

    /// <summary>The platform does not take such a file.</summary>
    File,

    /// <summary>The conversation there is in a state in which nobody may write.</summary>
    State,

    /// <summary>The platform is out of order.</summary>
    Unavailable,
}
