using Switchboard.Desk.Channels;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Verb("conversations.resolve", Permission = "conversations:manage", Route = "POST /conversations/{id}/resolve",
    Refuses = [typeof(ConversationResolved)],
    Summary = "The customer is helped; they are asked to rate.")]
internal sealed class ResolveConversation(ConversationRows rows, RatingQuestion rating, TimeProvider clock) : IVerb<ResolveConversation.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status) => status == ConversationStatus.Resolved ? new ConversationResolved() : null;

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        if (Decide(conversation.Status) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        conversation.Status = ConversationStatus.Resolved;
        conversation.ResolvedAt = now;
        conversation.WaitingSince = null;
        conversation.QueuedAt = null;
        conversation.SnoozedUntil = null;
        var line = rows.Note(conversation, new SystemEvent("resolved", caller.Id, caller.Name), caller.Name, now, conversation.AssigneeId);
        await rating.AskAsync(conversation, line, ct);
        return await rows.ShowAsync(input.Id, caller, ct);
    }
}
