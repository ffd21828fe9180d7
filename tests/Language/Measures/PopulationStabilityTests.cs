using Switchboard.Language.Measures;

namespace Switchboard.Language.Tests.Measures;

/// <summary>What has not moved has not moved; what has is told by how much.</summary>
public sealed class PopulationStabilityTests
{
    [Fact]
    public void It_is_the_textbooks_sum()
    {
        var index = PopulationStability.Index([5_000, 5_000], [6_000, 4_000]);

        // (0.6 - 0.5) ln(0.6 / 0.5) + (0.4 - 0.5) ln(0.4 / 0.5); smoothing hardly shows among thousands.
        index.ShouldBe((0.1 * Math.Log(1.2)) - (0.1 * Math.Log(0.8)), 1e-4);
    }

    [Fact]
    public void Of_any_counts_it_is_finite_never_negative_the_same_both_ways_and_nothing_for_the_same()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            int[] Draw() => [.. Enumerable.Range(0, 10).Select(_ => random.Next(3) == 0 ? 0 : random.Next(1_000))];
            var (before, now) = (Draw(), Draw());

            var index = PopulationStability.Index(before, now);

            double.IsFinite(index).ShouldBeTrue();
            index.ShouldBeGreaterThanOrEqualTo(0);
            PopulationStability.Index(now, before).ShouldBe(index, 1e-9);
            PopulationStability.Index(before, before).ShouldBe(0, 1e-12);
        }
    }

    [Fact]
    public void The_more_moves_the_higher_it_is()
    {
        double[] indexes = [.. Enumerable.Range(0, 10).Select(step => PopulationStability.Index([500, 500], [500 + (step * 50), 500 - (step * 50)]))];

        indexes.Zip(indexes.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
    }

    [Fact]
    public void Different_groups_are_not_compared()
    {
        Should.Throw<ArgumentException>(() => PopulationStability.Index([1, 2], [1]));
    }
}
