using Switchboard.Language.Features;
using Switchboard.Language.Learning;
using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Training;

public sealed class TextTrainerTests
{
    [Fact]
    public void The_same_seed_gives_the_same_model_byte_for_byte()
    {
        var (learned, held) = Texts.Split(Texts.Many());

        var one = TextTrainer.Train(learned, held, new TrainingOptions { Seed = 7 }).Model;
        var other = TextTrainer.Train(learned, held, new TrainingOptions { Seed = 7 }).Model;
        var different = TextTrainer.Train(learned, held, new TrainingOptions { Seed = 8 }).Model;

        ModelFile.Write(other.Parts).ShouldBe(ModelFile.Write(one.Parts));
        ModelFile.Write(different.Parts).ShouldNotBe(ModelFile.Write(one.Parts));
    }

    [Theory]
    [InlineData("帮我退款吧", "退款")]
    [InlineData("快递的物流在哪查物流", "查物流")]
    [InlineData("幫我開發票", "开发票")]
    public void What_was_learned_is_found_in_new_words(string text, string label)
    {
        using var model = TextTrainer.Train(Texts.Chinese()).Model;

        model.Predict(text).Label.ShouldBe(label);
    }

    [Fact]
    public void What_an_answer_means_by_the_question_before_it_is_learned()
    {
        string[] things = ["taxi", "table", "room", "ticket", "car", "tour", "flight", "cabin"];
        var talks = (from thing in things
                     from day in (string[])["today", "tomorrow", "on friday", "next week"]
                     from offer in (bool[])[true, false]
                     from says in (string[])["yes", "no"]
                     select new Example(
                         offer == (says == "yes") ? "content" : "annoyed", $"{says}, about the {thing} {day}",
                         $"U: a {thing} {day} ||| S: {(offer ? "May I book" : "Should I drop")} the {thing} {day}?")).ToList();
        var held = talks.Where(t => t.Text.Contains("cabin", StringComparison.Ordinal)).ToList();

        using var model = TextTrainer.Train([.. talks.Except(held)], held, ct: TestContext.Current.CancellationToken).Model;

        held.ShouldAllBe(h => model.Predict(h.Text, h.Context).Label == h.Label);
    }

    [Theory]
    [InlineData("svm")]
    [InlineData("svm on log-counts")]
    [InlineData("naive Bayes")]
    [InlineData("regression")]
    [InlineData("network")]
    public void Every_learner_tells_two_classes_and_nine_apart(string name)
    {
        ILearner learner = name switch
        {
            "svm" => new LinearSvm(1f),
            "svm on log-counts" => new LinearSvm(1f, LogCounts: true),
            "naive Bayes" => new NaiveBayes(),
            "regression" => new SoftmaxRegression(),
            _ => new HiddenLayer { Width = 64, Passes = 10 },
        };

        foreach (var examples in new[] { Texts.Many(), [.. Texts.English().Where(e => e.Label.Contains("order", StringComparison.Ordinal) || e.Label.Contains("parcel", StringComparison.Ordinal))] })
        {
            var (learned, held) = Texts.Split(examples);
            var plan = new Plan(new FeatureRecipe(), [new MemberPlan("one", learner, [1, 1, 0, 0])]);

            var result = TextTrainer.Train(learned, held, new TrainingOptions(), plan, TestContext.Current.CancellationToken);

            result.Held.Accuracy.ShouldBeGreaterThan(0.95);
        }
    }

    [Fact]
    public void A_network_is_left_out_of_what_straight_lines_do_as_well()
    {
        var plan = Planner.For(Texts.Chinese());

        plan.Members.ShouldNotContain(m => m.Learner is HiddenLayer);
        Planner.For([.. Enumerable.Repeat(Texts.Many(), 3).SelectMany(e => e)]).Members.ShouldContain(m => m.Learner is HiddenLayer);
    }

    [Fact]
    public void The_small_of_two_unequal_classes_is_heard_more_when_classes_are_balanced()
    {
        Example[] examples = [.. Enumerable.Repeat(new Example("large", "the same words"), 40), .. Enumerable.Repeat(new Example("small", "the same words"), 10)];
        var plan = new Plan(new FeatureRecipe(), [new MemberPlan("one", new LinearSvm(1f), [1, 1, 0, 0])]);

        using var plain = TextTrainer.Train(examples, examples, new TrainingOptions(), plan, TestContext.Current.CancellationToken).Model;
        using var balanced = TextTrainer.Train(examples, examples, new TrainingOptions(), plan with { Balance = 3 }, TestContext.Current.CancellationToken).Model;

        plain.Voices("the same words", null).ShouldBeInOrder(SortDirection.Descending);
        balanced.Voices("the same words", null).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public void What_was_said_before_decides_when_the_text_alone_cannot()
    {
        Example[] examples =
        [
            .. from before in new[] { "您要退款吗", "需要退款对吧", "给您退款好吗", "退款可以吗" } from text in new[] { "好的", "可以", "行", "嗯" } select new Example("退款", text, before),
            .. from before in new[] { "您要换货吗", "需要换货对吧", "给您换货好吗", "换货可以吗" } from text in new[] { "好的", "可以", "行", "嗯" } select new Example("换货", text, before),
        ];
        using var model = TextTrainer.Train(examples).Model;

        model.Predict("好的", "那给您退款吧").Label.ShouldBe("退款");
        model.Predict("好的", "那给您换货吧").Label.ShouldBe("换货");
    }

    [Fact]
    public void Five_examples_of_a_class_are_enough_to_begin()
    {
        Example[] examples = [.. Texts.English().GroupBy(e => e.Label).SelectMany(g => g.Take(5))];

        using var model = TextTrainer.Train(examples).Model;

        model.Predict("could you refund the order").Label.ShouldBe("refund my order");
        model.Card.Examples.ShouldBe(20);
    }

    [Fact]
    public void A_stranger_is_not_answered_with_confidence()
    {
        string[] strange = ["tell me a joke", "what is the weather", "sing a song", "who won the game", "how tall is the tower", "play some music", "is it raining", "call my mother"];
        Example[] examples = [.. Texts.English(), .. strange.Select(s => new Example("oos", s)), .. strange.Select(s => new Example("oos", s + " today"))];
        using var model = TextTrainer.Train(examples, examples).Model;

        model.Predict("please refund my order").IsSure.ShouldBeTrue();
        model.Predict("what is the weather like today").IsSure.ShouldBeFalse();
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Should.Throw<ArgumentException>(() => TextTrainer.Train([new Example("a", "one"), new Example("a", "two")]));

    [Fact]
    public void Progress_is_told_and_a_learning_curve_is_measured()
    {
        var steps = new Steps();
        var (learned, held) = Texts.Split(Texts.Chinese());

        var result = TextTrainer.Train(learned, held, new TrainingOptions { Progress = steps, LearningCurve = true });

        steps.Told.ShouldContain(s => s.Step == "linear SVM");
        steps.Told.ShouldAllBe(s => s.Done >= 0 && s.Done <= 1);
        result.Curve.Select(p => p.Examples).ShouldBe([learned.Count / 8, learned.Count / 4, learned.Count / 2, learned.Count]);
        result.Held.Count.ShouldBe(held.Count);
    }

    private sealed class Steps : IProgress<TrainingProgress>
    {
        private readonly Lock _telling = new();

        internal List<TrainingProgress> Told { get; } = [];

        public void Report(TrainingProgress value)
        {
            lock (_telling)
                Told.Add(value);
        }
    }
}
