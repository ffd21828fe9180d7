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
internal sealed class AgentHub(Callers callers, PlatformScope platform, AgentSignals signals, HubVerbs verbs, Watchers watchers) : Hub
{
    private const int PageSize = 200;

    public override async Task OnConnectedAsync()
    {
        var (tenant, caller) = await WhoAsync();
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfTenant(tenant.Id), Context.ConnectionAborted);
        await signals.ConnectedAsync(tenant, caller, Context.ConnectionAborted);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Remove(Context.ConnectionId);
        if (Context.Items.TryGetValue("who", out var known) && known is (Tenant tenant, Caller caller))
            signals.Disconnected(tenant, caller);
        await base.OnDisconnectedAsync(exception);
    }

    public async Task<OpenedConversation> Open(Guid conversationId, int afterSeq)
    {
        var (tenant, caller) = await WhoAsync();
        var id = new ConversationId(conversationId);
        await using var scope = platform.Enter(tenant);
        Demand(caller, "conversations:read");
        var opened = scope.ServiceProvider.GetRequiredService<OpenConversation>();

        // Joined before reading, so nothing falls between; and only after it is known to be this tenant's.
        var conversation = await opened.FindAsync(id, caller, Context.ConnectionAborted) ?? throw Refused.Of(new NotFound("conversation"));
        await Groups.AddToGroupAsync(Context.ConnectionId, Rooms.OfAgents(tenant.Id, id), Context.ConnectionAborted);
        return new OpenedConversation(conversation, await opened.MessagesAsync(id, afterSeq, PageSize, Context.ConnectionAborted));
    }

    public async Task Close(Guid conversationId)
    {
        var (tenant, _) = await WhoAsync();
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, Rooms.OfAgents(tenant.Id, new ConversationId(conversationId)), Context.ConnectionAborted);
    }

    public async Task Watch(string view)
    {
        var (tenant, caller) = await WhoAsync();
        Demand(caller, "conversations:read");
        var room = view switch
        {
            "mine" => Rooms.OfMember(tenant.Id, caller.Id),
            "queue" => Rooms.OfQueue(tenant.Id),
            "all" => Rooms.OfAll(tenant.Id),
            _ => throw Refused.Of(new InvalidInput("view", "must be one of mine, queue, all.")),
        };
        await Groups.AddToGroupAsync(Context.ConnectionId, room, Context.ConnectionAborted);
        watchers.Add(Context.ConnectionId, tenant.Id);
    }

    /// <summary>Any verb by its name, with the input REST takes (path values included).</summary>
    public async Task<object> Run(string verb, JsonElement input)
    {
        var (tenant, caller) = await WhoAsync();
        await using var scope = platform.Enter(tenant);
        return Refused.Unless(await verbs.RunAsync(verb, scope.ServiceProvider, input, caller, Context.ConnectionAborted));
    }

    public async Task<MessageView> Send(AgentText message)
    {
        var (tenant, caller) = await WhoAsync();
        await using var scope = platform.Enter(tenant);
        return Refused.Unless(await scope.ServiceProvider.GetRequiredService<AgentSend>().SendAsync(message, caller, Context.ConnectionAborted));
    }

    public Task Read(Guid conversationId, int seq) => Run("conversations.mark-read", JsonSerializer.SerializeToElement(new { Id = conversationId, Seq = seq }, RestJson.Options));

    public async Task Typing(Guid conversationId)
    {
        var (tenant, caller) = await WhoAsync();
        Demand(caller, "conversations:reply");
        signals.Types(tenant, caller, new ConversationId(conversationId));
    }

    public async Task SetAvailability(Availability availability)
    {
        var (_, caller) = await WhoAsync();
        await Run("members.set-availability", JsonSerializer.SerializeToElement(new { caller.Id, Availability = availability }, RestJson.Options));
    }

    public async Task<IReadOnlyList<MemberPresence>> Presence()
    {
        var (tenant, caller) = await WhoAsync();
        Demand(caller, "members:read");
        return await signals.AllAsync(tenant, Context.ConnectionAborted);
    }

    /// <summary>Asked again at every call: a member who lost a right has lost it on open sockets too.</summary>
    private async ValueTask<(Tenant Tenant, Caller Caller)> WhoAsync()
    {
        var who = await callers.ResolveAsync(Context.User!, Context.GetHttpContext()?.Request.Query["tenant"].FirstOrDefault(), Context.ConnectionAborted);
        if (!who.Succeeded)
        {
            Context.Abort();
            throw Refused.Of(who.Refusal);
        }

        Context.Items["who"] = (who.Value.Tenant, who.Value.Caller);
        return (who.Value.Tenant, who.Value.Caller);
    }

    private static void Demand(Caller caller, string permission)
    {
        if (!caller.May(permission))
            throw Refused.Of(new NotPermitted(permission));
    }
}

internal sealed record OpenedConversation(ConversationView Conversation, IReadOnlyList<MessageView> Messages);
