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
    public void A_network_takes_part_where_there_are_many_classes_and_learns_them()
    {
        var (learned, held) = Texts.Split(Texts.Many());

        var result = TextTrainer.Train(learned, held);

        result.Held.Accuracy.ShouldBeGreaterThan(0.95);
        result.Model.Card.Members.ShouldContain(m => m.StartsWith("network", StringComparison.Ordinal));
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
