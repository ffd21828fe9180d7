using System.Text;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Messaging;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What customers say at a platform becomes messages, by the writer that all messages go through and that knows what it has stored.</summary>
internal sealed class ChannelMessages(Correspondents people, MessageWriter writer, ISecretBox secrets, CurrentTenant tenant, TimeProvider clock)
{
    private const int LongestText = 20_000;
    private const int LongestName = 255;
    private const int LongestReference = 2_000;

    /// <summary>No platform puts as many into one message; whoever does is not worth a worker's day.</summary>
    private const int MostFiles = 20;

    public async Task HearAsync(LiveInbox inbox, ChannelEvent.Message said, CancellationToken ct) =>
        await HearAsync(inbox, said.Thread, said.Sender, said.MessageId, Words(said), Files(said), said.At, ct);

    /// <summary>The customer chose what to say instead of typing it.</summary>
    public Task<WriteResult> HearAsync(LiveInbox inbox, ChannelThread thread, ChannelPerson sender, string message, string text, DateTimeOffset at, CancellationToken ct) =>
        HearAsync(inbox, thread, sender, message, text, [], at, ct);

    private async Task<WriteResult> HearAsync(LiveInbox inbox, ChannelThread thread, ChannelPerson sender, string message, string text, IReadOnlyList<MediaDraft> media, DateTimeOffset at, CancellationToken ct)
    {
        var who = await people.FindAsync(inbox, thread, sender, ct);
        var id = EventText.Clean(message);
        await people.HearAsync(inbox, who.Contact, new Heard(thread, sender, at, Spoke: true, Message: id), ct);
        return await WriteAsync(new MessageDraft(tenant.Tenant)
        {
            Inbox = inbox.Id,
            Contact = who.Contact,
            AuthorKind = AuthorKind.Contact,
            AuthorId = who.Speaker.Value,
            AuthorName = who.Name,
            Text = text,
            Media = media,
            ClientKey = id,
            ExternalId = id,
            At = clock.GetUtcNow(),
        });
    }

    /// <summary>Somebody opened the chat: they are greeted where the inbox has words for it.</summary>
    public async Task GreetAsync(LiveInbox inbox, ChannelEvent.Entered entered, CancellationToken ct)
    {
        if (inbox.Call.Settings.GetValueOrDefault("greeting") is not { Length: > 0 } greeting)
            return;
        var who = await people.FindAsync(inbox, entered.Thread, entered.Sender, ct);
        await people.HearAsync(inbox, who.Contact, new Heard(entered.Thread, entered.Sender, entered.At, Spoke: false, ReplyCode: entered.ReplyCode), ct);
        var id = "entered:" + EventText.Clean(entered.Id);
        await WriteAsync(new MessageDraft(tenant.Tenant)
        {
            Inbox = inbox.Id,
            Contact = who.Contact,
            AuthorKind = AuthorKind.Bot,
            AuthorName = "Bot",
            Text = greeting,
            ClientKey = id,
            ExternalId = id,
            At = clock.GetUtcNow(),
        });
    }

    private async Task<WriteResult> WriteAsync(MessageDraft draft)
    {
        var written = await writer.WriteAsync(draft);
        return written.Kind is WriteKind.Stored or WriteKind.Replayed ? written : throw new MessageNotStoredException(written.Kind);
    }

    /// <summary>What is to be fetched. A reference that is longer than the contract allows leads nowhere; the text still names the file.</summary>
    private IReadOnlyList<MediaDraft> Files(ChannelEvent.Message said) =>
        [.. said.Media.Where(m => m.Reference.Length is > 0 and <= LongestReference).Take(MostFiles).Select(m => new MediaDraft(
            m.Kind, Short(m.Name), m.Recognised is { Length: > 0 }, secrets.Lock(tenant.Id, MediaDraft.Purpose, Encoding.UTF8.GetBytes(m.Reference)), m.Until?.ToUniversalTime()))];

    private static string? Short(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : EventText.Clean(name.Length <= LongestName ? name : name[..LongestName]);

    /// <summary>A file is named where it stood, with what the platform heard in it; that comes first where the platform tells it as text as well.</summary>
    private static string Words(ChannelEvent.Message said)
    {
        var files = said.Media.Select(m => $"[{m.Kind.ToString().ToLowerInvariant()}{(m.Name is null ? "" : " " + m.Name)}]{(m.Recognised is null || m.Recognised == said.Text ? "" : " " + m.Recognised)}");
        var text = EventText.Clean(string.Join('\n', files.Prepend(said.Text).Where(t => t.Length > 0)));
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}

/// <summary>The database does not take messages now. The event stays and is tried again.</summary>
internal sealed class MessageNotStoredException(WriteKind kind) : Exception($"The message was not stored: {kind}.");
