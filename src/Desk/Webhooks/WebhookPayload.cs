using System.Text.Json;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Conversations;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

/// <summary>Bodies of events: what is told is copied now, so that a late delivery tells what was and not what became of it. Every body stays below 20 kB.</summary>
internal static class WebhookPayload
{
    private const int NameBytes = 300;
    private const int NoteBytes = 6_000;
    private static readonly JsonSerializerOptions Dialect = RegistryJson.Create();

    internal static WebhookEvent Of(string type, ConversationFacts conversation, MessageFacts message, DateTimeOffset at) =>
        new(type, conversation.Id, conversation.Id.Value, Write(type, at, new { conversation, message }), at);

    internal static WebhookEvent Of(string type, ConversationFacts conversation, DateTimeOffset at) =>
        new(type, conversation.Id, conversation.Id.Value, Write(type, at, new { conversation }), at);

    internal static WebhookEvent StatusChanged(ConversationFacts conversation, ConversationStatus former, string? reason, DateTimeOffset at) =>
        new(EventTypes.ConversationStatusChanged, conversation.Id, conversation.Id.Value, Write(EventTypes.ConversationStatusChanged, at, new { conversation, previousStatus = former, reason = Clip.Of(reason, NameBytes) }), at);

    internal static WebhookEvent Rated(ConversationFacts conversation, int score, string? comment, DateTimeOffset at) =>
        new(EventTypes.RatingCreated, conversation.Id, conversation.Id.Value, Write(EventTypes.RatingCreated, at, new { conversation, rating = new { score, comment = Clip.Of(comment, NoteBytes) } }), at);

    internal static WebhookEvent Of(string type, Contact contact, DateTimeOffset at) => new(type, null, contact.Id.Value, Write(type, at, new
    {
        contact = new
        {
            contact.Id,
            Name = Clip.Of(contact.Name, NameBytes),
            Email = Clip.Of(contact.Email, 2 * NameBytes),
            Phone = Clip.Of(contact.Phone, NameBytes),
            ExternalId = Clip.Of(contact.ExternalId, 2 * NameBytes),
            contact.Verified,
            contact.Language,
            Note = Clip.Of(contact.Note, NoteBytes),
            contact.CreatedAt,
        },
    }), at);

    internal static WebhookEvent Test(WebhookId webhook, DateTimeOffset at) =>
        new(EventTypes.Test, null, webhook.Value, Write(EventTypes.Test, at, new { webhookId = webhook, message = "It works." }), at);

    private static string Write<T>(string type, DateTimeOffset timestamp, T data) => JsonSerializer.Serialize(new Body<T>(type, timestamp, data), Dialect);

    private sealed record Body<T>(string Type, DateTimeOffset Timestamp, T Data);
}

/// <summary>A conversation as it stood.</summary>
internal sealed record ConversationFacts(
    ConversationId Id, long Number, ConversationStatus Status, InboxId InboxId, ContactId ContactId, MemberId? AssigneeId, TeamId? TeamId, DateTimeOffset? SnoozedUntil)
{
    internal static ConversationFacts Of(Conversation c) => new(c.Id, c.Number, c.Status, c.InboxId, c.ContactId, c.AssigneeId, c.TeamId, c.SnoozedUntil);
}

/// <summary>A message as it was said. Its files are named, not linked: links expire, and the API gives fresh ones.</summary>
internal sealed record MessageFacts(
    MessageId Id, int Seq, AuthorFacts Author, string Text, bool TextCut, bool Private, IReadOnlyList<AttachmentFacts> Attachments, DateTimeOffset CreatedAt, DateTimeOffset? RecalledAt)
{
    private const int TextBytes = 12_000;
    private const int NameBytes = 300;

    internal static MessageFacts Of(
        MessageId id, int seq, AuthorKind kind, Guid? author, string authorName, string text, bool note, IReadOnlyList<Attachment> files, DateTimeOffset at, DateTimeOffset? recalled)
    {
        var said = Clip.Of(text, TextBytes)!;
        return new MessageFacts(
            id, seq, new AuthorFacts(kind, author, Clip.Of(authorName, NameBytes)!), said, said.Length != text.Length || !string.Equals(said, text, StringComparison.Ordinal), note,
            files.Count == 0 ? [] : [.. files.Select(f => new AttachmentFacts(f.Id, Clip.Of(f.Name, NameBytes)!, f.ContentType, f.Size))], at, recalled);
    }

    internal static MessageFacts Of(Message m) => Of(m.Id, m.Seq, m.AuthorKind, m.AuthorId, m.AuthorName, m.Text, m.Private, m.Attachments ?? [], m.CreatedAt, m.RecalledAt);
}

internal sealed record AuthorFacts(AuthorKind Kind, Guid? Id, string Name);

internal sealed record AttachmentFacts(Guid Id, string Name, string ContentType, long Size);
