using Switchboard.Desk.Intents.Retraining;
using Switchboard.Language.Measures;

namespace Switchboard.Desk.Tests.Intents.Retraining;

public sealed class ModelComparisonTests
{
    [Theory]
    [InlineData(0, 0, ComparisonVerdict.NotProven)]
    [InlineData(0, 4, ComparisonVerdict.NotProven)]
    [InlineData(0, 5, ComparisonVerdict.Better)]
    [InlineData(1, 6, ComparisonVerdict.NotProven)]
    [InlineData(1, 7, ComparisonVerdict.Better)]
    [InlineData(10, 10, ComparisonVerdict.NotProven)]
    [InlineData(1, 0, ComparisonVerdict.Worse)]
    [InlineData(40, 39, ComparisonVerdict.Worse)]
    [InlineData(40, 60, ComparisonVerdict.Better)]
    public void A_version_is_better_when_luck_hardly_explains_it(int onlyLive, int onlyNew, ComparisonVerdict expected)
    {
        var verdict = ModelComparison.Decide(new PairedTest(onlyLive, onlyNew));

        verdict.ShouldBe(expected);
    }

    [Fact]
    public void The_figures_count_every_example_once()
    {
        bool[] live = [true, true, false, false, false];
        bool[] candidate = [true, false, true, true, false];

        var comparison = ModelComparison.Of(7, live, candidate);

        (comparison.LiveNumber, comparison.Examples, comparison.BothRight, comparison.OnlyNew, comparison.OnlyLive, comparison.Verdict).ShouldBe((7, 5, 1, 2, 1, ComparisonVerdict.NotProven));
        comparison.Chance.ShouldBe(0.5, 1e-12);
    }
}
