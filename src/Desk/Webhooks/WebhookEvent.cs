namespace Switchboard.Desk.Webhooks;

/// <summary>Something that happened, ready to be written beside its cause.</summary>
/// <param name="Type">Of <see cref="EventTypes"/>.</param>
/// <param name="Conversation">Where it happened, if in a conversation.</param>
/// <param name="OrderKey">What shares it is told in order.</param>
/// <param name="Payload">The whole body, as every receiver will get it.</param>
/// <param name="At">When.</param>
internal sealed record WebhookEvent(string Type, ConversationId? Conversation, Guid OrderKey, string Payload, DateTimeOffset At)
{
    public Guid Id { get; } = Guid.CreateVersion7(At);
}
