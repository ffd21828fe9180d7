using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Realtime;

/// <summary>A member's socket. Every call is a verb through the same pipeline that REST uses, with the rights as they are now.</summary>
internal sealed class AgentHub(Callers callers, PlatformScope platform, AgentSignals signals, HubVerbs verbs, AgentSockets sockets) : Hub
{
    private const int PageSize = 200;

    /// <summary>What each method asks for, as it says itself.</summary>
    private static readonly FrozenDictionary<string, string> Asked = typeof(AgentHub).GetMethods()
        .Select(m => (m.Name, m.GetCustomAttribute<AsksAttribute>()?.Permission)).Where(m => m.Permission is not null)
        .ToFrozenDictionary(m => m.Name, m => m.Permission!, StringComparer.Ordinal);

    public override async Task OnConnectedAsync()
    {
        var (tenant, caller) = await WhoAsync();
        sockets.Joined(Context, tenant, caller);
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfTenant(tenant.Id), Context.ConnectionAborted);
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfCounts(tenant.Id, caller.Inboxes), Context.ConnectionAborted);
        await signals.ConnectedAsync(tenant, caller, Context.ConnectionAborted);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (sockets.Left(Context) is var (tenant, caller))
            signals.Disconnected(tenant, caller);
        await base.OnDisconnectedAsync(exception);
    }

    [Asks("messages:read")]
    public async Task<OpenedConversation> Open(Guid conversationId, int afterSeq)
    {
        var (tenant, caller) = await WhoAsync();
        var id = new ConversationId(conversationId);
        await using var scope = platform.Enter(tenant, caller);
        var opened = scope.ServiceProvider.GetRequiredService<OpenConversation>();

        // Joined before reading, so nothing falls between; and only after it is known to be one that this caller sees.
        var conversation = await opened.FindAsync(id, caller, Context.ConnectionAborted) ?? throw Refused.Of(new NotFound("conversation"));
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfAgents(tenant.Id, id), Context.ConnectionAborted);
        AgentSockets.Opened(Context, id);
        return new OpenedConversation(conversation, await opened.MessagesAsync(id, afterSeq, PageSize, Context.ConnectionAborted));
    }

    public async Task Close(Guid conversationId)
    {
        var (tenant, _) = await WhoAsync();
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, Rooms.OfAgents(tenant.Id, new ConversationId(conversationId)), Context.ConnectionAborted);
    }

    [Asks("messages:read")]
    public async Task Watch(string view)
    {
        var (tenant, caller) = await WhoAsync();
        var room = view switch
        {
            "mine" => Rooms.OfMember(tenant.Id, caller.Id, caller.Inboxes),
            "queue" => Rooms.OfQueue(tenant.Id, caller.Inboxes),
            "all" => Rooms.OfAll(tenant.Id, caller.Inboxes),
            _ => throw Refused.Of(new InvalidInput("view", "must be one of mine, queue, all.")),
        };
        await Groups.AddToGroupAsync(Context.ConnectionId, room, Context.ConnectionAborted);
        sockets.Watches(Context, tenant.Id);
    }

    /// <summary>Any verb by its name, with the input REST takes (path values included).</summary>
    public async Task<object> Run(string verb, JsonElement input)
    {
        var (tenant, caller) = await WhoAsync();
        await using var scope = platform.Enter(tenant, caller);
        return Refused.Unless(await verbs.RunAsync(verb, scope.ServiceProvider, input, caller, Context.ConnectionAborted));
    }

    public async Task<MessageView> Send(AgentText message)
    {
        var (tenant, caller) = await WhoAsync();
        await using var scope = platform.Enter(tenant, caller);
        return Refused.Unless(await scope.ServiceProvider.GetRequiredService<AgentSend>().SendAsync(message, caller, Context.ConnectionAborted));
    }

    public Task Read(Guid conversationId, int seq) => Run("conversations.mark-read", JsonSerializer.SerializeToElement(new { Id = conversationId, Seq = seq }, RestJson.Options));

    [Asks("conversations:reply")]
    public async Task Typing(Guid conversationId)
    {
        var (tenant, caller) = await WhoAsync();

        // Too frequent to be looked up: whoever is limited to some inboxes types where they have opened.
        if (caller.Inboxes is null || AgentSockets.HasOpen(Context, new ConversationId(conversationId)))
            signals.Types(tenant, caller, new ConversationId(conversationId));
    }

    public async Task SetAvailability(Availability availability)
    {
        var (_, caller) = await WhoAsync();
        await Run("members.set-availability", JsonSerializer.SerializeToElement(new { caller.Id, Availability = availability }, RestJson.Options));
    }

    [Asks("members:read")]
    public async Task<IReadOnlyList<MemberPresence>> Presence()
    {
        var (tenant, _) = await WhoAsync();
        return await signals.AllAsync(tenant, Context.ConnectionAborted);
    }

    /// <summary>Asked again at every call: a member who lost a right has lost it on open sockets too.</summary>
    private async ValueTask<(Tenant Tenant, Caller Caller)> WhoAsync([CallerMemberName] string method = "")
    {
        var who = await callers.ResolveAsync(Context.User!, AgentSockets.SlugOf(Context), Context.ConnectionAborted);
        if (!who.Succeeded)
        {
            Context.Abort();
            throw Refused.Of(who.Refusal);
        }

        var tenant = who.Value.Tenant;
        var caller = Context.GetHttpContext() is { } http ? who.Value.Caller with { Origin = CallOrigins.Of(http) } : who.Value.Caller;
        if (Asked.GetValueOrDefault(method) is { } permission && !caller.May(permission))
            throw Refused.Of(new NotPermitted(permission));

        // The rooms it is in are those of what it saw when it came.
        if (AgentSockets.SeesOtherwise(Context, caller))
        {
            Context.Abort();
            throw Refused.Of(new AccessHasChanged());
        }

        return (tenant, caller);
    }
}

internal sealed record OpenedConversation(ConversationView Conversation, IReadOnlyList<MessageView> Messages);

internal sealed record AccessHasChanged()
    : Refusal(RefusalKind.Conflict, "session.access-changed", "The inboxes you see have changed. Connect again.");
