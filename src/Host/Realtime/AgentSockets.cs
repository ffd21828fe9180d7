using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Switchboard.Desk;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>Members' open sockets: as whom each came, what it has open and watches. One whose caller lost something is closed, and comes again as who it now is.</summary>
internal sealed class AgentSockets(Callers callers, LiveGrants grants, Watchers watchers, OpenSockets open)
{
    private const string Who = "who";
    private const string Conversations = "conversations";

    /// <summary>A browser's socket cannot send our header.</summary>
    internal static string? SlugOf(HubCallerContext context) => context.GetHttpContext()?.Request.Query["tenant"].FirstOrDefault();

    internal void Joined(HubCallerContext context, Tenant tenant, Caller caller)
    {
        context.Items[Who] = (tenant, caller);
        context.Items[Conversations] = new ConcurrentDictionary<ConversationId, byte>();
        if (caller.Inboxes is { } limits)
            watchers.Limit(context.ConnectionId, tenant.Id, limits);
        var (user, slug) = (context.User!, SlugOf(context));
        open.Add(context.ConnectionId, new OpenSocket(
            tenant.Id,
            async ct => await grants.StandsAsync(user, ct) && await callers.ResolveAsync(user, slug, ct) is { Succeeded: true, Value: var now } && now.Tenant.Id == tenant.Id && Stands(caller, now.Caller),
            context.Abort));
    }

    internal (Tenant Tenant, Caller Caller)? Left(HubCallerContext context)
    {
        watchers.Remove(context.ConnectionId);
        open.Remove(context.ConnectionId);
        return Known(context);
    }

    internal void Watches(HubCallerContext context, TenantId tenant) => watchers.Add(context.ConnectionId, tenant);

    internal static void Opened(HubCallerContext context, ConversationId conversation) => OpenIn(context)?.TryAdd(conversation, 0);

    internal static bool HasOpen(HubCallerContext context, ConversationId conversation) => OpenIn(context)?.ContainsKey(conversation) == true;

    /// <summary>Whether the caller sees other inboxes than the socket was opened for.</summary>
    internal static bool SeesOtherwise(HubCallerContext context, Caller now) => Known(context) is var (_, came) && !InboxScope.Same(came.Inboxes, now.Inboxes);

    /// <summary>Gaining a right needs no new socket; losing one does, for the rooms it let the socket into.</summary>
    private static bool Stands(Caller came, Caller now) =>
        InboxScope.Same(came.Inboxes, now.Inboxes) && (ReferenceEquals(came.Permissions, now.Permissions) || came.Permissions.IsSubsetOf(now.Permissions));

    private static (Tenant Tenant, Caller Caller)? Known(HubCallerContext context) =>
        context.Items.TryGetValue(Who, out var known) && known is (Tenant tenant, Caller caller) ? (tenant, caller) : null;

    private static ConcurrentDictionary<ConversationId, byte>? OpenIn(HubCallerContext context) =>
        context.Items.TryGetValue(Conversations, out var known) ? (ConcurrentDictionary<ConversationId, byte>?)known : null;
}
