using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Routing;

namespace Switchboard.Desk.Tests.Routing;

public sealed class RoundRobinTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_was_given_one_longest_ago_is_next()
    {
        var (early, late, never) = (Agent("Early", lastMinutesAgo: 60), Agent("Late", lastMinutesAgo: 1), Agent("Never"));

        var given = RoundRobin.Decide(Queue(3), [late, early, never]);

        given.Select(g => g.Agent.Name).ShouldBe(["Never", "Early", "Late"]);
    }

    [Fact]
    public void Nobody_ends_above_their_capacity_within_one_round()
    {
        var nearlyFull = Agent("Full", open: 4, capacity: 5);
        var full = Agent("Over", open: 7, capacity: 5);

        var given = RoundRobin.Decide(Queue(10), [nearlyFull, full]);

        given.ShouldHaveSingleItem().Agent.Name.ShouldBe("Full");
    }

    [Fact]
    public void Many_conversations_are_shared_out_evenly()
    {
        var agents = Enumerable.Range(0, 4).Select(i => Agent("Agent " + i, capacity: 100)).ToList();

        var given = RoundRobin.Decide(Queue(102), agents);

        given.Count.ShouldBe(102);
        given.GroupBy(g => g.Agent.Name).Select(g => g.Count()).ShouldAllBe(n => n == 25 || n == 26);
    }

    [Fact]
    public void The_longest_waiting_goes_first_when_there_is_room_for_few()
    {
        var queue = Queue(5);

        var given = RoundRobin.Decide(queue, [Agent("Ann", capacity: 2)]);

        given.Select(g => g.Waiting).ShouldBe(queue.Take(2));
    }

    [Fact]
    public void A_teams_conversation_waits_for_its_team_and_holds_up_nobody_behind_it()
    {
        var sales = TeamId.New();
        var (forSales, forAnyone) = (new Waiting(ConversationId.New(), sales), new Waiting(ConversationId.New(), null));

        var withoutSales = RoundRobin.Decide([forSales, forAnyone], [Agent("Ann")]);
        var withSales = RoundRobin.Decide([forSales, forAnyone], [Agent("Ann", capacity: 1), Agent("Sam", capacity: 1, team: sales)]);

        withoutSales.ShouldHaveSingleItem().Waiting.ShouldBe(forAnyone);
        withSales.Single(g => g.Waiting == forSales).Agent.Name.ShouldBe("Sam");
        withSales.Count.ShouldBe(2);
    }

    [Fact]
    public void Without_anyone_online_everything_waits() => RoundRobin.Decide(Queue(3), []).ShouldBeEmpty();

    private static List<Waiting> Queue(int length) => [.. Enumerable.Range(0, length).Select(_ => new Waiting(ConversationId.New(), null))];

    private static AgentLoad Agent(string name, int open = 0, int capacity = 5, int? lastMinutesAgo = null, TeamId? team = null) =>
        new(MemberId.New(), name, open, capacity, lastMinutesAgo is { } ago ? Now.AddMinutes(-ago) : null, team is { } t ? [t] : []);
}
