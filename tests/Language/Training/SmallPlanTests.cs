using Switchboard.Language.Learning;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Training;

public sealed class SmallPlanTests
{
    [Fact]
    public void A_small_model_has_no_network_and_fewer_bytes()
    {
        var (learned, all) = Texts.Split(Texts.Many());
        // One of each class: too few to leave a voice out, so the sizes are those of the plans.
        List<Example> held = [.. all.DistinctBy(e => e.Label)];

        using var usual = TextTrainer.Train(learned, held).Model;
        using var small = TextTrainer.Train(learned, held, new TrainingOptions { Small = true }).Model;

        SmallPlan.For(learned).Members.ShouldAllBe(m => !(m.Learner is HiddenLayer));
        small.Size.ShouldBeLessThan(usual.Size);
        small.Card.Accuracy.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Rare_classes_count_more_than_their_number_and_even_ones_do_not()
    {
        var even = Texts.English();
        List<Example> skewed = [.. even.Where((e, i) => e.Label != even[0].Label || i % 8 == 0)];

        var (ofEven, ofSkewed) = (SmallPlan.For(even).Balance, SmallPlan.For(skewed).Balance);

        ofEven.ShouldBe(0);
        ofSkewed.ShouldBeGreaterThan(0);
    }
}
