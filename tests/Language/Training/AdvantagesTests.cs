using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Training;

/// <summary>Nine texts in twenty that say "odd" are complaints: a model that is right most often never names one.</summary>
public sealed class AdvantagesTests
{
    [Fact]
    public void A_class_that_would_never_be_named_is_where_both_measures_gain()
    {
        using var model = TextTrainer.Train(Texts(4_000), Texts(2_000)).Model;
        var probabilities = new float[2];

        var prediction = model.Predict("odd", default, probabilities);

        prediction.Label.ShouldBe("complaint");
        prediction.Confidence.ShouldBe(probabilities[0]);
        probabilities[0].ShouldBeInRange(0.35f, 0.5f);
    }

    [Fact]
    public void A_few_held_examples_do_not_tell()
    {
        using var model = TextTrainer.Train(Texts(4_000), Texts(800)).Model;

        model.Predict("odd").Label.ShouldBe("question");
    }

    [Fact]
    public void A_saved_model_chooses_alike()
    {
        using var model = TextTrainer.Train(Texts(4_000), Texts(2_000)).Model;

        using var read = TextModel.Read(model.ToBytes());

        read.Parts.Blend.Advantages.ShouldBe(model.Parts.Blend.Advantages.ShouldNotBeNull());
        read.Predict("odd").ShouldBe(model.Predict("odd"));
    }

    private static List<Example> Texts(int count) =>
        [.. Enumerable.Range(0, count).Select(i => i % 4 < 2 ? new Example("question", "plain") : new Example(i / 4 % 20 < 9 ? "complaint" : "question", "odd"))];
}
