using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.GraphQL.Execution;
using Switchboard.Host.Identity;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Live news as subscriptions. The caller's tenant and right are asked for at the start and again before each event: who lost one hears no more.</summary>
internal sealed class DeskStreams(IDeskNews news, Callers callers)
{
    // Who does not read as fast as news come misses the oldest and asks again, as after a lost connection.
    private const int MostWaiting = 1_000;

    /// <returns>The fields as SDL.</returns>
    internal string Define(GraphTypes types, IReadOnlyDictionary<string, NodeSource> nodes)
    {
        types.Add("type QueueState {\n  \"How many conversations wait for a person.\"\n  waiting: Int!\n}");
        types.Builder.Field("QueueState", "waiting", Resolve.Property<QueueState, int>(q => q.Waiting));
        var message = types.Output(typeof(MessageView), nullable: false);
        var presence = types.Output(typeof(MemberPresence), nullable: false);

        types.Builder.Field("Subscription", "messageAdded", Stream<MessageAdded>(
            "conversations:read", (added, call) => call.Arguments.GetValueOrDefault("conversationId") is not string id || id == GlobalId.Write("Conversation", added.Message.ConversationId.Value), (added, _, _) => new(added.Message)));
        types.Builder.Field("Subscription", "conversationChanged", Stream<ConversationChanged>(
            "conversations:read", (changed, call) => call.Arguments.GetValueOrDefault("id") is not string id || id == GlobalId.Write("Conversation", changed.Conversation.Value),
            async (changed, call, ct) => (await NodeFields.FindAsync(nodes, [GlobalId.Write("Conversation", changed.Conversation.Value)], (DeskRequest)call.Context, ct))[0]));
        types.Builder.Field("Subscription", "presenceChanged", Stream<PresenceChanged>(
            "members:read", (_, _) => true, (changed, _, _) => new(new MemberPresence(changed.Member, changed.Name, changed.Availability))));
        types.Builder.Field("Subscription", "queueChanged", Stream<QueueChanged>("conversations:read", (_, _) => true, async (_, call, ct) => await QueueAsync(call, ct)));
        return $"""
              "A message was stored; of one conversation, or of all."
              messageAdded(conversationId: ID): {message}
              "Status, assignee, rating or anything else of a conversation changed."
              conversationChanged(id: ID): Conversation
              "A member came, went, or changed their availability."
              presenceChanged: {presence}
              "More or fewer conversations wait for a person."
              queueChanged: QueueState!
            """;
    }

    private static async ValueTask<object?> QueueAsync(FieldCall call, CancellationToken ct)
    {
        await using var scope = ((DeskRequest)call.Context).Enter();
        return new QueueState(await scope.ServiceProvider.GetRequiredService<OpenConversation>().WaitingAsync(ct));
    }

    private FieldResolver Stream<TEvent>(string permission, Func<TEvent, FieldCall, bool> concerns, Func<TEvent, FieldCall, CancellationToken, ValueTask<object?>> read)
        where TEvent : DeskEvent => Resolve.Stream(
            (call, ct) => ValueTask.FromResult(((DeskRequest)call.Context).Caller.May(permission)
                ? SubscriptionStart.Listening(ListenAsync<TEvent>(call, permission, concerns, ct))
                : SubscriptionStart.Refused(Refusals.Error(new NotPermitted(permission)))),
            (happened, call, ct) => read((TEvent)happened, call, ct));

    private async IAsyncEnumerable<object> ListenAsync<TEvent>(FieldCall call, string permission, Func<TEvent, FieldCall, bool> concerns, [EnumeratorCancellation] CancellationToken ct)
        where TEvent : DeskEvent
    {
        var request = (DeskRequest)call.Context;
        var heard = Channel.CreateBounded<TEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var listening = news.Listen(item =>
        {
            if (item is TEvent happened && happened.Tenant == request.Tenant.Id && concerns(happened, call))
                heard.Writer.TryWrite(happened);
        });
        await foreach (var happened in heard.Reader.ReadAllAsync(ct))
        {
            var who = await callers.ResolveAsync(request.Principal, request.Slug, ct);
            if (!who.Succeeded || who.Value.Tenant.Id != request.Tenant.Id || !who.Value.Caller.May(permission))
                yield break;
            yield return happened;
        }
    }

    private sealed record QueueState(int Waiting);
}
