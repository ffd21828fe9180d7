using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Visitors;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Realtime;

/// <summary>Gathers which conversations changed and tells those who watch lists, several times a second at most.</summary>
internal sealed class ListNews(
    IHubContext<AgentHub> agents, IHubContext<VisitorHub> visitors, Watchers watchers, TenantCatalog tenants, PlatformScope platform, TimeProvider clock, ILogger<ListNews> log) : BackgroundService
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(150);
    private readonly ConcurrentDictionary<TenantId, Gathered> _gathered = new();

    public void Note(DeskEvent item)
    {
        var gathered = _gathered.GetOrAdd(item.Tenant, _ => new Gathered());
        lock (gathered)
        {
            switch (item)
            {
                case MessageAdded added:
                    gathered.Touched.Add(added.Message.ConversationId);
                    break;
                case MessageChanged changed:
                    gathered.Touched.Add(changed.Message.ConversationId);
                    break;
                case ConversationChanged changed:
                    gathered.Touched.Add(changed.Conversation);
                    gathered.Moved.Add(changed.Conversation);
                    if (changed.FormerAssignee is { } former)
                        gathered.Former[changed.Conversation] = former;
                    break;
                case QueueChanged:
                    gathered.Queue = true;
                    break;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Blink, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var tenant in _gathered.Keys)
            {
                if (_gathered.TryRemove(tenant, out var gathered))
                    await TellAsync(tenant, gathered, stoppingToken);
            }
        }
    }

    private async Task TellAsync(TenantId id, Gathered gathered, CancellationToken ct)
    {
        try
        {
            if (await tenants.FindAsync(id, ct) is not { } tenant)
                return;
            await using var scope = platform.Enter(tenant);
            var opened = scope.ServiceProvider.GetRequiredService<OpenConversation>();
            HashSet<ConversationId> touched = [];
            lock (gathered)
            {
                if (watchers.Any(id))
                    touched.UnionWith(gathered.Touched);
            }

            foreach (var part in touched.Chunk(200))
            {
                var changed = await opened.FindManyAsync(part, ct);
                await TellListsAsync(id, limits: null, changed, gathered, ct);
                foreach (var limits in watchers.Limits(id))
                    await TellListsAsync(id, limits, changed.FindAll(c => limits.Has(c.InboxId.Value)), gathered, ct);
            }

            await TellVisitorsAsync(id, gathered, opened, scope.ServiceProvider.GetRequiredService<WidgetConversations>(), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "List news for tenant {Tenant} could not be told", id);
        }
    }

    private async Task TellListsAsync(TenantId tenant, InboxScope? limits, List<ConversationView> changed, Gathered gathered, CancellationToken ct)
    {
        if (changed.Count == 0)
            return;
        foreach (var ofOne in changed.GroupBy(c => c.AssigneeId))
        {
            var room = ofOne.Key is { } member ? Rooms.OfMember(tenant, member.Value, limits) : Rooms.OfQueue(tenant, limits);
            await agents.Clients.Group(room).SendAsync("conversationsChanged", ofOne.ToArray(), ct);
        }

        // What moved between lists must also leave the list it was in.
        var moved = changed.Where(c => gathered.Moved.Contains(c.Id)).ToArray();
        if (moved.Length > 0)
            await agents.Clients.Group(Rooms.OfQueue(tenant, limits)).SendAsync("conversationsChanged", moved, ct);
        foreach (var left in moved.Where(c => gathered.Former.ContainsKey(c.Id)))
            await agents.Clients.Group(Rooms.OfMember(tenant, gathered.Former[left.Id].Value, limits)).SendAsync("conversationsChanged", new[] { left }, ct);
        await agents.Clients.Group(Rooms.OfAll(tenant, limits)).SendAsync("conversationsChanged", changed.ToArray(), ct);
    }

    /// <summary>Customers learn that their own conversation changed, and those who wait where they now stand.</summary>
    private async Task TellVisitorsAsync(TenantId tenant, Gathered gathered, OpenConversation opened, WidgetConversations widget, CancellationToken ct)
    {
        var concerned = new HashSet<ConversationId>(gathered.Moved);
        if (gathered.Queue)
        {
            await TellCountsAsync(tenant, opened, ct);
            concerned.UnionWith(await opened.QueueAsync(100, ct));
        }

        foreach (var id in concerned)
        {
            if (await widget.FindAsync(id, contact: null, ct) is { } view)
                await visitors.Clients.Group(Rooms.OfVisitor(tenant, id)).SendAsync("conversation", view, ct);
        }
    }

    /// <summary>How many wait, of those that each sees.</summary>
    private async Task TellCountsAsync(TenantId tenant, OpenConversation opened, CancellationToken ct)
    {
        var waiting = await opened.WaitingByInboxAsync(ct);
        await agents.Clients.Group(Rooms.OfCounts(tenant, limits: null)).SendAsync("queue", new { Waiting = waiting.Values.Sum() }, ct);
        foreach (var limits in watchers.Limits(tenant))
            await agents.Clients.Group(Rooms.OfCounts(tenant, limits)).SendAsync("queue", new { Waiting = waiting.Where(w => limits.Has(w.Key.Value)).Sum(w => w.Value) }, ct);
    }

    private sealed class Gathered
    {
        public HashSet<ConversationId> Touched { get; } = [];

        public HashSet<ConversationId> Moved { get; } = [];

        public Dictionary<ConversationId, MemberId> Former { get; } = [];

        public bool Queue { get; set; }
    }
}
