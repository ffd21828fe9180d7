using Switchboard.Desk.Intents.Experiments;

namespace Switchboard.Desk.Tests.Intents.Experiments;

/// <summary>Which conversations are the challenger's.</summary>
public sealed class ExperimentArmsTests
{
    private static readonly IntentExperimentId One = new(Guid.Parse("0199aa00-0000-7000-8000-000000000001"));
    private static readonly IntentExperimentId Other = new(Guid.Parse("0199aa00-0000-7000-8000-000000000002"));
    private static readonly Guid[] Conversations = [.. Enumerable.Range(0, 20_000).Select(i => new Guid(i, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8))];

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    public void About_as_many_as_were_asked_for(int share)
    {
        var taken = Conversations.Count(c => ExperimentArms.Of(One, c, share) == ExperimentArm.Challenger);

        // Within four standard deviations of such a draw.
        ((double)taken / Conversations.Length).ShouldBe(share / 100.0, 4 * Math.Sqrt(share / 100.0 * (1 - (share / 100.0)) / Conversations.Length));
    }

    [Fact]
    public void A_conversation_stays_where_it_is_and_with_a_larger_share_too()
    {
        var (before, again, larger) = (Taken(One, 10), Taken(One, 10), Taken(One, 30));

        again.ShouldBe(before);
        before.ShouldBeSubsetOf(larger);
    }

    [Fact]
    public void Who_was_the_challengers_in_one_experiment_is_not_for_that_reason_in_the_next()
    {
        var (one, other) = (Taken(One, 50), Taken(Other, 50));

        ((double)one.Intersect(other).Count() / one.Length).ShouldBe(0.5, 0.03);
    }

    private static Guid[] Taken(IntentExperimentId experiment, int share) => [.. Conversations.Where(c => ExperimentArms.Of(experiment, c, share) == ExperimentArm.Challenger)];
}
