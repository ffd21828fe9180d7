using System.Text.Json;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Something that happened at the desk. What this client knows comes as a record of its own, everything else as this one.</summary>
public record WebhookEvent
{
    private static readonly Dictionary<string, Func<JsonElement, WebhookEvent>> Known = new(StringComparer.Ordinal)
    {
        ["conversation.created"] = Of<ConversationCreated>,
        ["conversation.assigned"] = Of<ConversationAssigned>,
        ["conversation.status_changed"] = Of<ConversationStatusChanged>,
        ["message.created"] = Of<MessageCreated>,
        ["message.recalled"] = Of<MessageRecalled>,
        ["message.note_created"] = Of<NoteCreated>,
        ["message.note_recalled"] = Of<NoteRecalled>,
        ["rating.created"] = Of<RatingCreated>,
        ["contact.created"] = Of<ContactCreated>,
        ["contact.updated"] = Of<ContactUpdated>,
    };

    internal WebhookEvent()
    {
    }

    /// <summary>The same for every delivery of this event: what was done for it once need not be done again.</summary>
    public string Id { get; private init; } = "";

    /// <summary>What happened, such as <c>message.created</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset Timestamp { get; private init; }

    /// <summary>What it happened to, as it was sent.</summary>
    public JsonElement Data { get; private init; }

    internal static WebhookEvent Read(string id, ReadOnlySpan<byte> body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(body, ClientJson.Options) ?? throw new JsonException("null");
            var known = Known.TryGetValue(envelope.Type, out var make) ? make(envelope.Data) : new WebhookEvent();
            return known with { Id = id, Type = envelope.Type, Timestamp = envelope.Timestamp, Data = envelope.Data };
        }
        catch (JsonException e)
        {
            throw new WebhookException(WebhookFault.BodyUnreadable, "The webhook is signed, but its body is not the documented JSON.", e);
        }
    }

    private static T Of<T>(JsonElement data)
        where T : WebhookEvent => data.Deserialize<T>(ClientJson.Options) ?? throw new JsonException("null");

    private sealed record Envelope(string Type, DateTimeOffset Timestamp, JsonElement Data);
}

/// <summary>A customer has begun a conversation.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
public sealed record ConversationCreated(ConversationFacts Conversation) : WebhookEvent;

/// <summary>A conversation was given to a member or a team, or back to the queue.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
public sealed record ConversationAssigned(ConversationFacts Conversation) : WebhookEvent;

/// <summary>A conversation was handed over, snoozed, resolved or reopened.</summary>
/// <param name="Conversation">The conversation as it stood after.</param>
/// <param name="PreviousStatus">Where it stood before.</param>
/// <param name="Reason">Why.</param>
public sealed record ConversationStatusChanged(ConversationFacts Conversation, ConversationStatus PreviousStatus, string? Reason = null) : WebhookEvent;

/// <summary>A message was written.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
/// <param name="Message">The message.</param>
public sealed record MessageCreated(ConversationFacts Conversation, MessageFacts Message) : WebhookEvent;

/// <summary>A message was taken back.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
/// <param name="Message">What is left of it.</param>
public sealed record MessageRecalled(ConversationFacts Conversation, MessageFacts Message) : WebhookEvent;

/// <summary>A note was written that the customer never sees.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
/// <param name="Message">The note.</param>
public sealed record NoteCreated(ConversationFacts Conversation, MessageFacts Message) : WebhookEvent;

/// <summary>A note was taken back.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
/// <param name="Message">What is left of it.</param>
public sealed record NoteRecalled(ConversationFacts Conversation, MessageFacts Message) : WebhookEvent;

/// <summary>A customer has given a verdict.</summary>
/// <param name="Conversation">The conversation as it stood.</param>
/// <param name="Rating">The verdict.</param>
public sealed record RatingCreated(ConversationFacts Conversation, Rating Rating) : WebhookEvent;

/// <summary>A customer is new.</summary>
/// <param name="Contact">The customer.</param>
public sealed record ContactCreated(Contact Contact) : WebhookEvent;

/// <summary>A customer's profile has changed.</summary>
/// <param name="Contact">The customer as they were then.</param>
public sealed record ContactUpdated(Contact Contact) : WebhookEvent;
