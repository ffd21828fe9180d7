using Switchboard.Language.Measures;

namespace Switchboard.Language.Tests.Measures;

public sealed class EvaluationTests
{
    [Fact]
    public void Measures_are_those_of_the_textbook()
    {
        var evaluation = new Evaluation(["a", "b", "c"]);
        evaluation.Add(0, 0, 0.9, sure: true);
        evaluation.Add(0, 1, 0.6, sure: false);
        evaluation.Add(1, 1, 0.8, sure: true);
        evaluation.Add(1, 1, 0.7, sure: false);

        var (a, b) = (evaluation.Classes().First(), evaluation.Classes().ElementAt(1));

        evaluation.Accuracy.ShouldBe(0.75);
        (a.Precision, a.Recall, a.Support).ShouldBe((1.0, 0.5, 2));
        b.F1.ShouldBe(0.8, 1e-12);
        // c does not occur and does not count.
        evaluation.MacroF1.ShouldBe(((2.0 / 3) + 0.8) / 2, 1e-12);
        (evaluation.Coverage, evaluation.SureAccuracy).ShouldBe((0.5, 1.0));
        evaluation.AccuracyAt(0.75).ShouldBe(1);
        evaluation.Confused(0, 1).ShouldBe(1);
    }

    [Fact]
    public void Calibration_error_is_what_confidence_promises_and_does_not_keep()
    {
        var honest = new Evaluation(["a", "b"]);
        var boastful = new Evaluation(["a", "b"]);
        for (var i = 0; i < 10; i++)
        {
            honest.Add(0, i < 8 ? 0 : 1, 0.8, sure: true);
            boastful.Add(0, i < 5 ? 0 : 1, 0.9, sure: true);
        }

        honest.CalibrationError.ShouldBe(0, 1e-12);
        boastful.CalibrationError.ShouldBe(0.4, 1e-12);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, new[] { false, false, true, true }, 1.0)]
    [InlineData(new[] { 0.4, 0.3, 0.2, 0.1 }, new[] { false, false, true, true }, 0.0)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5 }, new[] { false, true, false, true }, 0.5)]
    [InlineData(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { false, false, true, true }, 0.75)]
    public void The_area_under_the_curve_counts_pairs(double[] scores, bool[] isPositive, double area) => Ranking.Auc(scores, isPositive).ShouldBe(area, 1e-12);
}
