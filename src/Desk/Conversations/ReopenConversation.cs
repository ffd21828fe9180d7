using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Verb("conversations.reopen", Permission = "conversations:manage", Route = "POST /conversations/{id}/reopen",
    Refuses = [typeof(ConversationNotResolved), typeof(AnotherConversationOpen)],
    Summary = "Go on with a resolved conversation.")]
internal sealed class ReopenConversation(ConversationRows rows, DeskDb db, TimeProvider clock) : IVerb<ReopenConversation.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status, bool anotherIsOpen) => (status, anotherIsOpen) switch
    {
        (not ConversationStatus.Resolved, _) => new ConversationNotResolved(),
        (_, true) => new AnotherConversationOpen(),
        _ => null,
    };

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        var another = await db.Conversations.AnyAsync(
            c => c.InboxId == conversation.InboxId && c.ContactId == conversation.ContactId && c.Status != ConversationStatus.Resolved, ct);
        if (Decide(conversation.Status, another) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        conversation.Status = ConversationStatus.Open;
        conversation.ResolvedAt = null;
        conversation.QueuedAt = conversation.AssigneeId is null ? now : null;
        rows.Note(conversation, new SystemEvent("reopened", caller.Id, caller.Name), caller.Name, now);
        try
        {
            return await rows.ShowAsync(input.Id, caller, ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The customer wrote, and so opened another, between our look and our change.
            return new AnotherConversationOpen();
        }
    }
}
