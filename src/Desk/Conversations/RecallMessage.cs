using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>Takes back one's own words while they are fresh. The line stays, its text and files go: from the row, not only from view.</summary>
[Verb("conversations.recall-message", Permission = "conversations:reply", Route = "POST /conversations/{id}/messages/{messageId}/recall",
    Refuses = [typeof(NotYourMessage), typeof(RecallWindowPassed)],
    Summary = "Recall your own message within two minutes.")]
internal sealed class RecallMessage(ConversationRows rows, DeskDb db, TimeProvider clock)
    : IVerb<RecallMessage.Input, MessageView>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    internal sealed record Input(ConversationId Id, MessageId MessageId) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => MessageId.Value;
    }

    internal static Refusal? Decide(AuthorKind author, Guid? authorId, DateTimeOffset sentAt, Guid caller, DateTimeOffset now) =>
        author != AuthorKind.Agent || authorId != caller ? new NotYourMessage()
        : now - sentAt > Window ? new RecallWindowPassed()
        : null;

    public async ValueTask<Outcome<MessageView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        var message = conversation is null ? null : await db.Messages.SingleOrDefaultAsync(m => m.ConversationId == input.Id && m.Id == input.MessageId, ct);
        if (conversation is null || message is null)
            return new NotFound("message");
        var now = clock.GetUtcNow();
        if (Decide(message.AuthorKind, message.AuthorId, message.CreatedAt, caller.Id, now) is { } refusal)
            return refusal;
        return await rows.RetractAsync(conversation, message, now, ct);
    }
}
