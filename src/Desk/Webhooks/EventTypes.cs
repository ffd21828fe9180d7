using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

/// <summary>What a webhook can be told of. The words are part of the API.</summary>
internal static class EventTypes
{
    internal const string ConversationCreated = "conversation.created";
    internal const string ConversationAssigned = "conversation.assigned";
    internal const string ConversationStatusChanged = "conversation.status_changed";
    internal const string MessageCreated = "message.created";
    internal const string MessageRecalled = "message.recalled";
    internal const string NoteCreated = "message.note_created";
    internal const string NoteRecalled = "message.note_recalled";
    internal const string RatingCreated = "rating.created";
    internal const string ContactCreated = "contact.created";
    internal const string ContactUpdated = "contact.updated";

    /// <summary>Sent by hand, whatever the filter says.</summary>
    internal const string Test = "webhook.test";

    internal static readonly IReadOnlyList<string> All =
    [
        ConversationCreated, ConversationAssigned, ConversationStatusChanged, MessageCreated, MessageRecalled,
        NoteCreated, NoteRecalled, RatingCreated, ContactCreated, ContactUpdated,
    ];

    /// <summary>What colleagues say among themselves goes only to whoever asks for it by name: a list for SQL.</summary>
    internal const string OnlyByName = $"('{NoteCreated}', '{NoteRecalled}')";

    internal static Refusal? Decide(IReadOnlyList<string>? events)
    {
        foreach (var type in events ?? [])
        {
            if (!All.Contains(type, StringComparer.Ordinal))
                return new InvalidInput("events", $"must be of {string.Join(", ", All)}; none at all means all but notes.");
        }

        return null;
    }

    /// <summary>A filter as it is stored: each once.</summary>
    internal static string[] Filter(IReadOnlyList<string>? events) => [.. (events ?? []).Distinct(StringComparer.Ordinal)];
}
