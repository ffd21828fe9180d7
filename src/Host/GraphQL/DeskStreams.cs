using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.GraphQL.Execution;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Realtime;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Live news as subscriptions. The caller's tenant and right are asked for at the start and again before each event: who lost one hears no more.</summary>
internal sealed class DeskStreams(IDeskNews news, Callers callers, LiveGrants grants, SocketCheckOptions check, TimeProvider clock)
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
            "messages:read", (added, call) => call.Arguments.GetValueOrDefault("conversationId") is not string id || id == GlobalId.Write("Conversation", added.Message.ConversationId.Value), (added, _, _) => new(added.Message)));
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
        await using var scope = await ((DeskRequest)call.Context).ReadAsync(ct);
        return new QueueState(await scope.Services.GetRequiredService<OpenConversation>().WaitingAsync(ct));
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
        while (await MayGoOnAsync(request, permission, heard.Reader, ct))
        {
            while (heard.Reader.TryRead(out var happened))
            {
                if (happened is not IInInbox { Inbox: var inbox } || request.Caller.Inboxes?.Has(inbox.Value) != false)
                    yield return happened;
                if (!await StandsAsync(request, permission, ct))
                    yield break;
            }
        }
    }

    /// <summary>Waits for news, and asks before they are told; asks now and then while there are none, so that a stream of somebody who was shut out ends by itself.</summary>
    private async ValueTask<bool> MayGoOnAsync<TEvent>(DeskRequest request, string permission, ChannelReader<TEvent> heard, CancellationToken ct)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waiting = heard.WaitToReadAsync(pause.Token).AsTask();
        while (await Task.WhenAny(waiting, Task.Delay(check.Every, clock, pause.Token)) != waiting)
        {
            if (ct.IsCancellationRequested || !await StandsAsync(request, permission, ct))
            {
                await pause.CancelAsync();
                return false;
            }
        }

        var more = await waiting && await StandsAsync(request, permission, ct);
        await pause.CancelAsync();
        return more;
    }

    /// <summary>Whoever sees other inboxes than at the start begins anew: what they were told of before no longer fits.</summary>
    private async ValueTask<bool> StandsAsync(DeskRequest request, string permission, CancellationToken ct)
    {
        var who = await callers.ResolveAsync(request.Principal, request.Slug, ct);
        return await grants.StandsAsync(request.Principal, ct) && who.Succeeded && who.Value.Tenant.Id == request.Tenant.Id && who.Value.Caller.May(permission) && InboxScope.Same(who.Value.Caller.Inboxes, request.Caller.Inboxes);
    }

    private sealed record QueueState(int Waiting);
}
