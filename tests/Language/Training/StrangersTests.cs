using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Training;

/// <summary>Models of few examples, and what is none of their business.</summary>
public sealed class StrangersTests
{
    private static readonly Example[] Examples =
    [
        .. Of("refund", "I want my money back", "Please refund my payment", "How long does a refund take?", "Refund the money for my order", "My refund has not arrived", "Give me my money back now"),
        .. Of("password", "I forgot my password", "Reset my password please", "My password does not work", "How do I change my password?", "Password reset link expired", "Set a new password for me"),
    ];

    private static readonly Example[] Others =
    [
        .. Of("delivery", "Where is my parcel?", "My parcel has not come", "When will the parcel be delivered?", "The courier did not ring", "Track my parcel please", "The parcel is late again"),
        .. Of("stock", "Do you have it in blue?", "Is the lamp in stock?", "When is it in stock again?", "Do you sell batteries?", "Is there a larger size?", "Do you have more of these?"),
        .. Of("money", "Refund me please", "Where is my refund?", "I would like my money back", "When do I get the refund?", "Refund my order", "Has my refund been paid?"),
    ];

    [Fact]
    public void What_is_none_of_the_classes_is_not_taken_for_one()
    {
        using var naive = TextTrainer.Train(Examples).Model;
        using var model = TextTrainer.Train(Examples, options: new TrainingOptions { Strangers = Others }).Model;

        model.Labels.ShouldBe(["none", "password", "refund"]);
        string[] strangers = ["Where is the parcel with my lamp?", "Do you have batteries in stock?", "The courier is late"];
        naive.PredictAll(strangers).Select(p => p.Label).ShouldAllBe(l => l == "refund" || l == "password");
        model.PredictAll(strangers).ShouldAllBe(p => p.Label == "none" && !p.IsSure);
        model.PredictAll(["Refund my money please", "I need a new password"]).Select(p => (p.Label, p.IsSure)).ShouldBe([("refund", true), ("password", true)]);
    }

    [Fact]
    public void Topics_that_a_class_is_about_are_no_strangers() => Topics.CoveredBy(Examples, Others).ShouldBe(["money"]);

    [Fact]
    public void A_label_of_ones_own_stands_for_strangers_too()
    {
        Example[] examples = [.. Examples, .. Of("other", "What is your favourite colour?", "Tell me a joke", "Are you a robot?", "Sing me a song", "How old are you?")];

        using var model = TextTrainer.Train(examples, options: new TrainingOptions { Strangers = Others }).Model;

        model.Labels.ShouldBe(["other", "password", "refund"]);
        model.Predict("Where is my parcel?").Label.ShouldBe("other");
    }

    [Fact]
    public void Its_figures_are_those_of_the_learners_own_examples()
    {
        var result = TextTrainer.Train(Examples, options: new TrainingOptions { Strangers = Others, LearningCurve = true });

        using var model = result.Model;
        (model.Card.Examples, model.Card.Held).ShouldBe((Examples.Length, 2));
        result.Held.Labels.ShouldBe(["password", "refund"]);
        result.Curve[^1].Examples.ShouldBe(Examples.Length - 2);
    }

    [Fact]
    public void Who_was_right_about_a_handful_is_not_certain()
    {
        using var model = TextTrainer.Train(Examples).Model;

        model.Card.Accuracy.ShouldBe(1);
        Examples.Select(e => model.Predict(e.Text).Confidence).Max().ShouldBeLessThan(0.99f);
    }

    private static IEnumerable<Example> Of(string label, params string[] texts) => texts.Select(t => new Example(label, t));
}
