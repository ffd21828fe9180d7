using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Routing;

/// <summary>One round of routing for the current tenant, alone: an advisory lock keeps two nodes from counting the same free place twice.</summary>
internal sealed class AssignWaiting(DeskWork work, ConversationRows rows, PresenceBoard presence, CurrentTenant tenant, TimeProvider clock)
{
    private const int MostPerRound = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var connected = presence.ConnectedIn(tenant.Id).Select(id => new MemberId(id)).ToList();
        if (connected.Count == 0)
            return 0;
        var db = await work.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('routing:' || {tenant.Id.ToString()}, 0))", ct);
        var queue = await db.Conversations
            .Where(c => c.Status == ConversationStatus.Open && c.AssigneeId == null)
            .OrderBy(c => c.Spam).ThenBy(c => c.Priority == Priority.Urgent ? 0 : c.Priority == Priority.High ? 1 : c.Priority == Priority.Normal ? 2 : 3).ThenBy(c => c.QueuedAt).ThenBy(c => c.Id).Take(MostPerRound)
            .Select(c => new Waiting(c.Id, c.TeamId, c.InboxId)).ToListAsync(ct);
        if (queue.Count == 0)
            return 0;

        var given = RoundRobin.Decide(queue, await OnlineAsync(db, connected, ct));
        foreach (var (waiting, agent) in given)
            await GiveAsync(waiting.Conversation, agent, ct);
        await work.CommitAsync(audit: null, ct);
        return given.Count;
    }

    private static async Task<List<AgentLoad>> OnlineAsync(DeskDb db, List<MemberId> connected, CancellationToken ct)
    {
        var members = await db.Members
            .Where(m => connected.Contains(m.Id) && m.Active && m.Availability == Availability.Online && m.Role != MemberRole.Inspector && m.Role != MemberRole.Analyst)
            .Select(m => new
            {
                m.Id, m.Name, m.Capacity, m.LastAssignedAt,
                Open = db.Conversations.Count(c => c.AssigneeId == m.Id && c.Status == ConversationStatus.Open),
            }).ToListAsync(ct);
        var teams = (await db.Set<TeamMember>().Where(t => connected.Contains(t.MemberId)).ToListAsync(ct)).ToLookup(t => t.MemberId, t => t.TeamId);
        var closed = await InboxAccess.ClosedAsync(db, connected, ct);
        return [.. members.Select(m => new AgentLoad(m.Id, m.Name, m.Open, m.Capacity, m.LastAssignedAt, [.. teams[m.Id]])
        {
            Hidden = [.. closed.Where(c => !c.Value.Contains(m.Id)).Select(c => c.Key)],
        })];
    }

    private async Task GiveAsync(ConversationId id, AgentLoad agent, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(id, ct);
        if (conversation is not { Status: ConversationStatus.Open, AssigneeId: null })
            return;
        var now = clock.GetUtcNow();

        // Claimed first: whoever was deactivated since is given nothing, and whoever is about to be waits for this and gives it back.
        if (await work.Db.Members.Where(m => m.Id == agent.Member && m.Active).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastAssignedAt, now), ct) == 0)
            return;
        AssignConversation.Apply(conversation, agent.Member, conversation.TeamId, now);
        rows.Note(conversation, new SystemEvent("assigned", agent.Member.Value, agent.Name), "Router", now);
    }
}
