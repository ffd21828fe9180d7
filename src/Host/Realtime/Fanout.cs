using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;

namespace Switchboard.Host.Realtime;

/// <summary>
/// Carries news from the bus to sockets. Messages go out at once, each serialised once for its room; list news are gathered for
/// a blink, so that a busy conversation costs its watchers a few updates a second and not one a message.
/// </summary>
internal sealed class Fanout(IDeskNews news, IHubContext<AgentHub> agents, IHubContext<VisitorHub> visitors, ListNews lists, ILogger<Fanout> log) : BackgroundService
{
    private readonly Channel<DeskEvent> _heard = Channel.CreateUnbounded<DeskEvent>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = news.Listen(item => _heard.Writer.TryWrite(item));
        await foreach (var item in _heard.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(item, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "News {News} could not be told", item.GetType().Name);
            }
        }
    }

    private Task TellAsync(DeskEvent item, CancellationToken ct) => item switch
    {
        MessageAdded added => MessageAsync("message", added, added.Message),
        MessageChanged changed => MessageAsync("messageChanged", changed, changed.Message),
        SomeoneTypes typing => TypingAsync(typing, ct),
        SomeoneRead read => ReadAsync(read, ct),
        ConversationChanged changed => Listed(changed),
        QueueChanged => Listed(item),
        PresenceChanged presence => agents.Clients.Group(Rooms.OfTenant(presence.Tenant))
            .SendAsync("presence", new[] { new MemberPresence(presence.Member, presence.Name, presence.Availability) }, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>Takes no token: a message meets its sender's answer at the same socket, and waiting there cancellably costs more than the writing.</summary>
    private Task MessageAsync(string method, DeskEvent item, MessageView message)
    {
        lists.Note(item);
        object?[] arguments = [message];
        var toAgents = agents.Clients.Group(Rooms.OfAgents(item.Tenant, message.ConversationId)).SendCoreAsync(method, arguments);

        // Notes are for colleagues; the customer's socket never sees them.
        if (message.Private)
            return toAgents;
        var toVisitor = visitors.Clients.Group(Rooms.OfVisitor(item.Tenant, message.ConversationId)).SendCoreAsync(method, arguments);
        return toAgents.IsCompletedSuccessfully && toVisitor.IsCompletedSuccessfully ? Task.CompletedTask : Task.WhenAll(toAgents, toVisitor);
    }

    private Task TypingAsync(SomeoneTypes typing, CancellationToken ct)
    {
        object?[] arguments = [new TypingNews(typing.Conversation.Value, typing.Kind, typing.Name, typing.Member?.Value, 5_000)];
        var toAgents = agents.Clients.Group(Rooms.OfAgents(typing.Tenant, typing.Conversation)).SendCoreAsync("typing", arguments, ct);
        return typing.Kind == AuthorKind.Contact
            ? toAgents
            : Task.WhenAll(toAgents, visitors.Clients.Group(Rooms.OfVisitor(typing.Tenant, typing.Conversation)).SendCoreAsync("typing", arguments, ct));
    }

    private Task ReadAsync(SomeoneRead read, CancellationToken ct)
    {
        object?[] arguments = [new ReadNews(read.Conversation.Value, read.By, read.Member?.Value, read.Seq)];
        var toAgents = agents.Clients.Group(Rooms.OfAgents(read.Tenant, read.Conversation)).SendCoreAsync("read", arguments, ct);
        return read.By == AuthorKind.Contact
            ? toAgents
            : Task.WhenAll(toAgents, visitors.Clients.Group(Rooms.OfVisitor(read.Tenant, read.Conversation)).SendCoreAsync("read", arguments, ct));
    }

    private Task Listed(DeskEvent item)
    {
        lists.Note(item);
        return Task.CompletedTask;
    }

    private sealed record TypingNews(Guid ConversationId, AuthorKind Kind, string Name, Guid? MemberId, int ExpiresInMs);

    private sealed record ReadNews(Guid ConversationId, AuthorKind By, Guid? MemberId, int Seq);
}
