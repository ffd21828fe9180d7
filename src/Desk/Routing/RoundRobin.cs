namespace Switchboard.Desk.Routing;

/// <summary>Someone who could take a conversation now.</summary>
internal sealed record AgentLoad(MemberId Member, string Name, int Open, int Capacity, DateTimeOffset? LastAssignedAt, IReadOnlyCollection<TeamId> Teams)
{
    /// <summary>The inboxes that this person does not see.</summary>
    public IReadOnlyCollection<InboxId> Hidden { get; init; } = [];
}

/// <summary>A conversation that waits for a person, in the order of the queue.</summary>
internal sealed record Waiting(ConversationId Conversation, TeamId? Team, InboxId Inbox = default);

/// <summary>
/// Round robin among those online and below capacity: the longest-waiting conversation goes to whoever was given one longest ago.
/// Capacity counts what this very round hands out, so nobody ends above it.
/// </summary>
internal static class RoundRobin
{
    internal static IReadOnlyList<(Waiting Waiting, AgentLoad Agent)> Decide(IReadOnlyList<Waiting> queue, IReadOnlyList<AgentLoad> online)
    {
        var agents = online.Where(a => a.Open < a.Capacity)
            .OrderBy(a => a.LastAssignedAt ?? DateTimeOffset.MinValue).ThenBy(a => a.Member.Value)
            .Select(a => (Agent: a, Free: a.Capacity - a.Open)).ToList();
        var given = new List<(Waiting, AgentLoad)>();
        foreach (var waiting in queue)
        {
            var next = agents.FindIndex(a => (waiting.Team is not { } team || a.Agent.Teams.Contains(team)) && !a.Agent.Hidden.Contains(waiting.Inbox));
            if (next < 0)
                continue;
            var (agent, free) = agents[next];
            given.Add((waiting, agent));
            agents.RemoveAt(next);
            if (free > 1)
                agents.Add((agent, free - 1));
        }

        return given;
    }
}
