using Switchboard.Desk.Intents;
using Switchboard.Desk.Intents.Experiments;

namespace Switchboard.Desk.Tests.Intents.Experiments;

/// <summary>What may be said of two versions, and when nothing may.</summary>
public sealed class ExperimentOutcomeTests
{
    [Fact]
    public void With_many_conversations_a_difference_is_told_and_what_is_none_is_not()
    {
        var outcome = ExperimentOutcome.Of(Arm(1_000, sure: 600, handedOver: 400, rated: 300, mean: 4.1), Arm(1_000, sure: 800, handedOver: 300, rated: 300, mean: 4.2), agreement: null);

        outcome.Findings.Select(f => (f.Measure, f.Higher)).ShouldBe([
            (ExperimentMeasure.Sure, ExperimentArm.Challenger), (ExperimentMeasure.HandedOver, ExperimentArm.Live), (ExperimentMeasure.Corrected, null), (ExperimentMeasure.Satisfied, null), (ExperimentMeasure.Rating, null),
        ]);
    }

    [Fact]
    public void With_few_nothing_is_told_however_large_the_difference()
    {
        var outcome = ExperimentOutcome.Of(Arm(4, sure: 1, handedOver: 3, rated: 4, mean: 1.5), Arm(4, sure: 3, handedOver: 1, rated: 4, mean: 4.5), agreement: null);

        outcome.Findings.ShouldAllBe(f => f.Higher == null);
    }

    [Fact]
    public void Of_nothing_there_is_no_figure_and_everything_is_possible()
    {
        var nothing = Arm(0, 0, 0, 0, 0);

        (nothing.Sure.Share, nothing.Sure.Low, nothing.Sure.High).ShouldBe((null, 0, 1));
        (nothing.Rating.Mean, nothing.Rating.Low, nothing.Rating.High).ShouldBe((null, 1, 5));
    }

    [Theory]
    [InlineData(IntentModelState.Training, false, true, false, "intent-model.not-ready")]
    [InlineData(IntentModelState.Ready, true, true, false, "intent-experiment.challenger-live")]
    [InlineData(IntentModelState.Ready, false, false, false, "intent-experiment.nothing-live")]
    [InlineData(IntentModelState.Ready, false, true, true, "intent-experiment.running")]
    [InlineData(IntentModelState.Ready, false, true, false, null)]
    public void Only_a_trained_version_is_tried_beside_a_live_one_and_one_at_a_time(IntentModelState state, bool isLive, bool anyLive, bool runs, string? code)
    {
        var refusal = StartIntentExperiment.Decide(new IntentModelView { State = state, Live = isLive }, anyLive ? new IntentModelView { Live = true } : null, runs);

        refusal?.Code.ShouldBe(code);
        (refusal is null).ShouldBe(code is null);
    }

    private static ArmOutcome Arm(int conversations, int sure, int handedOver, int rated, double mean) => new(
        conversations, MeasuredShare.From(sure, conversations), MeasuredShare.From(handedOver, conversations), MeasuredShare.From(conversations / 10, conversations), MeasuredShare.From(rated / 2, rated), MeasuredMean.From(rated, mean, deviation: 1));
}
