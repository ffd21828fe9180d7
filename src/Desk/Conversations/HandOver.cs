using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Intents;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>From the bot to people: into the queue, from where the router gives it to someone.</summary>
[Verb("conversations.hand-over", Permission = "conversations:manage", Route = "POST /conversations/{id}/handover",
    Refuses = [typeof(ConversationResolved), typeof(AlreadyHandedOver)],
    Summary = "Take a conversation from the bot and put it into the queue.")]
internal sealed class HandOver(ConversationRows rows, IntentRouting routing, TimeProvider clock) : IVerb<HandOver.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id, [StringLength(200)] string? Reason = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status) => status switch
    {
        ConversationStatus.Pending => null,
        ConversationStatus.Resolved => new ConversationResolved(),
        _ => new AlreadyHandedOver(),
    };

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        if (Decide(conversation.Status) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        conversation.Status = ConversationStatus.Open;
        conversation.QueuedAt = now;
        conversation.WaitingSince ??= now;
        conversation.HandoverReason = input.Reason;
        await routing.ApplyAsync(conversation, ct);
        rows.Note(conversation, new SystemEvent("handed-over", Reason: input.Reason), caller.Name, now);
        return await rows.ShowAsync(input.Id, caller, ct);
    }
}
