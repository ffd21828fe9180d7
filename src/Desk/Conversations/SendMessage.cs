using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Messaging;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Conversations;

/// <summary>An agent answers, or writes a note for colleagues. The message is its own record, so there is no second one in the audit.</summary>
[Verb("conversations.send-message", Permission = "conversations:reply", Route = "POST /conversations/{id}/messages", Status = 201, Audited = false,
    Refuses = [typeof(ConversationResolved), typeof(WriterBusy)],
    Summary = "Answer in a conversation, or add a private note.")]
internal sealed class SendMessage(MessageWriter writer, MessageHistory history, AttachmentLookup attachments, CurrentTenant tenant, TimeProvider clock)
    : IVerb<SendMessage.Input, MessageView>
{
    internal sealed record Input(
        ConversationId Id,
        [StringLength(10_000)] string Text,
        [StringLength(100, MinimumLength = 1)] string ClientId,
        bool Private = false,
        [MaxLength(10)] IReadOnlyList<Guid>? AttachmentIds = null);

    internal static Refusal? Decide(Input input) => string.IsNullOrWhiteSpace(input.Text) && input.AttachmentIds is not { Count: > 0 }
        ? new InvalidInput("text", "must not be empty unless a file is attached.")
        : null;

    public async ValueTask<Outcome<MessageView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(input) is { } refusal)
            return refusal;
        var files = await attachments.FindAsync(input.AttachmentIds, caller.Id, ct);
        if (!files.Succeeded)
            return files.Refusal;

        var draft = new MessageDraft(tenant.Tenant)
        {
            Conversation = input.Id,
            Limits = tenant.Inboxes,
            AuthorKind = AuthorKind.Agent,
            AuthorId = caller.Id,
            AuthorName = caller.Name,
            Text = input.Text.Trim(),
            Private = input.Private,
            ClientKey = input.ClientId,
            Attachments = files.Value,
            At = clock.GetUtcNow(),
        };
        return await history.AnswerAsync(await writer.WriteAsync(draft), ct);
    }
}
