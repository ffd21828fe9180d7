using System.Collections.Frozen;
using Switchboard.Desk.Conversations;
using Switchboard.Registry;

namespace Switchboard.Desk.Visitors;

/// <summary>The few verbs a customer may use, on their own conversation: whoever calls has checked that it is theirs.</summary>
public sealed class VisitorVerbs
{
    private static readonly FrozenSet<string> Permissions = new[] { "conversations:manage", "conversations:rate" }.ToFrozenSet(StringComparer.Ordinal);
    private readonly VerbRegistry _registry;
    private readonly VerbPipeline _pipeline;
    private readonly HandOver _handOver;
    private readonly RateConversation _rate;

    internal VisitorVerbs(VerbRegistry registry, VerbPipeline pipeline, HandOver handOver, RateConversation rate) =>
        (_registry, _pipeline, _handOver, _rate) = (registry, pipeline, handOver, rate);

    public async ValueTask<Refusal?> HandOverAsync(Visitor visitor, ConversationId conversation, CancellationToken ct) =>
        (await _pipeline.RunAsync(_registry.Entry<HandOver, HandOver.Input, ConversationView>(), _handOver, new HandOver.Input(conversation, "customer-asked"), Of(visitor), ct)).Refusal;

    public async ValueTask<Refusal?> RateAsync(Visitor visitor, ConversationId conversation, int score, string? comment, CancellationToken ct) =>
        (await _pipeline.RunAsync(_registry.Entry<RateConversation, RateConversation.Input, ConversationView>(), _rate, new RateConversation.Input(conversation, score, comment), Of(visitor), ct)).Refusal;

    private static Caller Of(Visitor visitor) => new(CallerKind.Contact, visitor.Contact.Value, visitor.Name, Permissions);
}
