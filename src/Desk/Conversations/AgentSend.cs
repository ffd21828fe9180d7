using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>What an agent says over a socket.</summary>
public sealed record AgentText(Guid ConversationId, string? Text, string? ClientId, bool Private = false, IReadOnlyList<Guid>? AttachmentIds = null);

/// <summary>The verb "send a message" for a door that has its input already: the same pipeline, without the way over JSON.</summary>
public sealed class AgentSend
{
    private readonly VerbRegistry _registry;
    private readonly VerbPipeline _pipeline;
    private readonly SendMessage _verb;

    internal AgentSend(VerbRegistry registry, VerbPipeline pipeline, SendMessage verb) => (_registry, _pipeline, _verb) = (registry, pipeline, verb);

    public ValueTask<Outcome<MessageView>> SendAsync(AgentText message, Caller caller, CancellationToken ct)
    {
        if (message.ClientId is not { } clientId)
            return new(new InvalidInput("clientId", "is required: new for each message and the same when it is sent again."));
        var input = new SendMessage.Input(new ConversationId(message.ConversationId), message.Text ?? "", clientId, message.Private, message.AttachmentIds);
        return _pipeline.RunAsync(_registry.Entry<SendMessage, SendMessage.Input, MessageView>(), _verb, input, caller, ct);
    }
}
