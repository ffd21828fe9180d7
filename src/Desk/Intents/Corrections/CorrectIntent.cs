using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents.Corrections;

/// <summary>The conversation's intent changes at once. Who has it and how soon stay as they are: people have seen to that.</summary>
[Verb("intents.correct", Permission = "conversations:reply", Route = "POST /conversations/{id}/correct-intent",
    Refuses = [typeof(IntentUnchanged), typeof(NothingSaid)],
    Example = """{"intentId":"{intent}"}""",
    Summary = "Say what a conversation is really about, or with null that it is none of the intents. The customer's words are proposed as an example.")]
internal sealed class CorrectIntent(ConversationRows rows, DeskWork work, DeskDb db, JudgedMessages judged, TimeProvider clock) : IVerb<CorrectIntent.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id, IntentId? IntentId = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(IntentId? from, IntentId? to, bool exists) =>
        !exists ? new NotFound("intent") : from == to ? new IntentUnchanged() : null;

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        var exists = input.IntentId is null || await db.Set<Intent>().AnyAsync(i => i.Id == input.IntentId, ct);
        if (Decide(conversation.IntentId, input.IntentId, exists) is { } refusal)
            return refusal;
        if (await judged.OfAsync(input.Id, ct) is not { } message || NewExamples.Clean(message.Text) is not { Length: > 0 } text)
            return new NothingSaid();

        var open = await db.Set<IntentCorrection>().SingleOrDefaultAsync(c => c.MessageId == message.Id && c.State == CorrectionState.Proposed, ct);
        conversation.IntentConfidence = Keep(open, conversation, message.Id, text, input.IntentId, caller);
        conversation.IntentId = input.IntentId;
        work.Publish(new ConversationChanged(db.TenantId, conversation.Id, conversation.InboxId));
        return await rows.ShowAsync(input.Id, caller, ct);
    }

    /// <returns>How sure the model was, where its own word stands again; a person's has no such figure.</returns>
    private double? Keep(IntentCorrection? open, Conversation conversation, MessageId message, string text, IntentId? to, Caller caller)
    {
        if (open is not null && open.FromIntentId == to)
        {
            db.Remove(open);
            return open.FromConfidence;
        }

        if (open is null)
        {
            open = new IntentCorrection
            {
                Id = IntentCorrectionId.New(), ConversationId = conversation.Id, InboxId = conversation.InboxId, MessageId = message, Text = text,
                FromIntentId = conversation.IntentId, FromConfidence = conversation.IntentConfidence, State = CorrectionState.Proposed,
            };
            db.Add(open);
        }

        (open.ToIntentId, open.AuthorId, open.AuthorName, open.CreatedAt) = (to, caller.Id, caller.Name, clock.GetUtcNow());
        return null;
    }
}
