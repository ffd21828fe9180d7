using Switchboard.Desk.Conversations;
using Switchboard.Desk.Messaging;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;

namespace Switchboard.Desk.Visitors;

/// <summary>What a customer wants to say.</summary>
public sealed record VisitorText(string? Text, string? ClientId, IReadOnlyList<Guid>? AttachmentIds = null);

/// <summary>Takes a customer's message in. A singleton without a scope: the hot path makes nothing it does not need.</summary>
public sealed class VisitorSend
{
    private const int LongestClientId = 100;
    private readonly MessageWriter _writer;
    private readonly IDeskPlugins _plugins;
    private readonly TimeProvider _clock;

    internal VisitorSend(MessageWriter writer, IDeskPlugins plugins, TimeProvider clock) =>
        (_writer, _plugins, _clock) = (writer, plugins, clock);

    /// <returns>The stored message; for a repeated client id only its place, which the caller reads from the database.</returns>
    public async ValueTask<Outcome<VisitorSent>> SendAsync(Visitor visitor, VisitorText message, IReadOnlyList<Attachment> files, CancellationToken ct)
    {
        if (message.ClientId is not { Length: > 0 and <= LongestClientId } clientId)
            return new InvalidInput("clientId", $"must be 1 to {LongestClientId} characters, new for each message and the same when it is sent again.");
        if (!_plugins.TryLive(visitor.Inbox.Channel, (message, files.Count, visitor.Inbox.Call), static (c, s) => c.Accept(new LiveMessage(s.message.Text ?? "", s.Count), s.Call), out var accepted))
            return new ChannelNotInstalled(visitor.Inbox.Channel);
        if (accepted.Text is not { } text)
            return new InvalidInput("text", accepted.Refusal ?? "cannot be accepted.");

        var draft = new MessageDraft(visitor.Tenant)
        {
            Inbox = visitor.Inbox.Id,
            Contact = visitor.Contact,
            AuthorKind = AuthorKind.Contact,
            AuthorId = visitor.Contact.Value,
            AuthorName = visitor.Name,
            Text = text,
            ClientKey = clientId,
            ExternalId = visitor.ExternalIdOf(clientId),
            Attachments = files,
            At = _clock.GetUtcNow(),
        };
        var written = await _writer.WriteAsync(draft);
        return written.Kind switch
        {
            WriteKind.Stored => new VisitorSent(written.Conversation, written.Seq, written.Message),
            WriteKind.Replayed => Outcome<VisitorSent>.Replayed(new VisitorSent(written.Conversation, written.Seq, null)),
            WriteKind.Unavailable => new WriterBusy(),
            _ => new NotFound("conversation"),
        };
    }
}

/// <summary>Where a customer's message stands.</summary>
public sealed record VisitorSent(ConversationId Conversation, int Seq, MessageView? Message);

public sealed record ChannelNotInstalled(string Channel)
    : Refusal(RefusalKind.Unavailable, "channel.not-installed", $"The '{Channel}' channel is not available: its plugin is missing or out of service. The operator finds the reason under plugins.");
