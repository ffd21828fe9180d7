using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>How far a message got on its way to the customer's platform.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its turn, or for the platform to take it.</summary>
    Queued,
    Sent,
    Delivered,
    Read,

    /// <summary>It did not arrive; the reason says why.</summary>
    Failed,

    /// <summary>It was on its way when the connection broke: it may have arrived or not, and sending it again may double it.</summary>
    Unknown,
}

/// <summary>What became of a message on its way to a platform.</summary>
/// <param name="State">How far it got.</param>
/// <param name="Code">The platform's own code.</param>
/// <param name="Reason">What that means to an agent.</param>
public sealed record MessageDelivery(DeliveryState State, string? Code = null, FailureReason? Reason = null)
{
    internal const string QueuedJson = """{"state":"queued"}""";

    internal static MessageDelivery Queued { get; } = new(DeliveryState.Queued);

    internal string Json => System.Text.Json.JsonSerializer.Serialize(this, DeskJson.Options);
}
