using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Verb("conversations.snooze", Permission = "conversations:manage", Route = "POST /conversations/{id}/snooze",
    Refuses = [typeof(ConversationResolved)],
    Summary = "Set aside until a time, or until the customer writes.")]
internal sealed class SnoozeConversation(ConversationRows rows, TimeProvider clock) : IVerb<SnoozeConversation.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id, DateTimeOffset Until) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status, DateTimeOffset until, DateTimeOffset now) => status switch
    {
        ConversationStatus.Resolved => new ConversationResolved(),
        _ when until <= now => new InvalidInput("until", "must lie in the future."),
        _ when until > now.AddDays(366) => new InvalidInput("until", "must lie within a year."),
        _ => null,
    };

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        var now = clock.GetUtcNow();
        if (Decide(conversation.Status, input.Until, now) is { } refusal)
            return refusal;

        conversation.Status = ConversationStatus.Snoozed;
        conversation.SnoozedUntil = input.Until.ToUniversalTime();
        // Whoever nobody has taken keeps their place for when they wake.
        conversation.QueuedAt = conversation.AssigneeId is null ? conversation.QueuedAt ?? now : null;
        rows.Note(conversation, new SystemEvent("snoozed", caller.Id, caller.Name), caller.Name, now);
        return await rows.ShowAsync(input.Id, caller, ct);
    }
}
