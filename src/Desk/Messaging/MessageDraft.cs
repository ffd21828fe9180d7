using Switchboard.Desk.Channels;
using Switchboard.Desk.Conversations;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Messaging;

/// <summary>A message on its way into the database, and the promise to whoever sent it.</summary>
/// <remarks>
/// From outside it names inbox, contact and external id, and finds or opens the contact's conversation.
/// From inside it names the conversation.
/// </remarks>
internal sealed class MessageDraft(Tenant tenant)
{
    private readonly TaskCompletionSource<WriteResult> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteResult _result;
    private Exception? _fault;

    public Tenant Tenant { get; } = tenant;

    public Guid Id { get; } = Guid.CreateVersion7();

    public ConversationId? Conversation { get; init; }

    public InboxId? Inbox { get; init; }

    public ContactId? Contact { get; init; }

    /// <summary>What its sender is limited to; null for customers, bots, and whoever sees all.</summary>
    public InboxScope? Limits { get; init; }

    public required AuthorKind AuthorKind { get; init; }

    public Guid? AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required string Text { get; init; }

    public bool Private { get; init; }

    public required string ClientKey { get; init; }

    public string? ExternalId { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Files that are still at a platform.</summary>
    public IReadOnlyList<MediaDraft> Media { get; init; } = [];

    public IReadOnlyList<MessageSource> Sources { get; init; } = [];

    public required DateTimeOffset At { get; init; }

    public Task<WriteResult> Written => _written.Task;

    public void Acknowledge(WriteResult result)
    {
        _result = result;
        _written.TrySetResult(result);
    }

    public void Fail(Exception exception)
    {
        _fault = exception;
        _written.TrySetException(exception);
    }

    /// <summary>Tells a repeat what became of the message it repeats.</summary>
    public void AnswerAs(MessageDraft first)
    {
        if (first._fault is { } fault)
            Fail(fault);
        else
            Acknowledge(first._result.Kind == WriteKind.Stored ? first._result with { Kind = WriteKind.Replayed } : first._result);
    }
}

internal enum WriteKind
{
    Stored,

    /// <summary>The same client or external id was stored before; this is that message's place.</summary>
    Replayed,
    NoConversation,
    Resolved,

    /// <summary>The database could not be reached in time. Nothing is known to be stored; the same id may be sent again.</summary>
    Unavailable,
}

internal readonly record struct WriteResult(
    WriteKind Kind, Guid MessageId, ConversationId Conversation, int Seq, ConversationStatus Status, MemberId? Assignee, MessageView? Message = null)
{
    public InboxId Inbox { get; init; }

    /// <summary>Whether something was written for the tenant's webhooks.</summary>
    public bool Announced { get; init; }

    /// <summary>Whether it waits to be sent to a platform.</summary>
    public bool Delivers { get; init; }
}
