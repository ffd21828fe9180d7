using Switchboard.Language.Learning;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Training;

public sealed class KinTests
{
    [Fact]
    public void Few_examples_of_many_intents_have_kin_in_their_language_and_others_none()
    {
        List<Example> english = [.. Texts.Many().GroupBy(e => e.Label).SelectMany(g => g.Take(10))];
        List<Example> chinese = [.. english.Select((e, i) => e with { Text = $"我想办理第{i}件事情" })];

        var (ofEnglish, ofChinese) = (Planner.For(english).Kin, Planner.For(chinese).Kin);

        ofEnglish.ShouldContain(e => e.Label == "refund-status" && e.Text.Contains("refund", StringComparison.Ordinal));
        ofChinese.ShouldContain(e => e.Label == "refund-status" && e.Text.Contains("退款", StringComparison.Ordinal));
        Planner.For(Texts.Many()).Kin.ShouldBeEmpty();
        Planner.For([.. Texts.English().GroupBy(e => e.Label).SelectMany(g => g.Take(10))]).Kin.ShouldBeEmpty();
        SmallPlan.For(english).Kin.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_known_already_is_not_learned_beside()
    {
        var kin = Kin.Of("en");

        var rest = Kin.Beside(kin, [new Example("mine", kin[0].Text.ToUpperInvariant() + " ")], [kin[1]], None);

        rest.ShouldNotContain(kin[0]);
        rest.ShouldNotContain(kin[1]);
        rest.ShouldContain(kin[^1]);
    }

    [Fact]
    public void Beside_strangers_only_what_the_examples_are_about_is_kin()
    {
        var kin = Kin.Of("en");
        List<Example> refunds = [.. Enumerable.Range(0, 10).Select(i => new Example("mine", $"when will I get my refund for order {i}, my money is not back yet"))];

        var rest = Kin.Beside(kin, refunds, [], None with { Learned = [new Example("none", "what is the weather")] });

        rest.ShouldContain(e => e.Label == "refund-status");
        rest.ShouldNotContain(e => e.Label == "password-reset");
    }

    [Fact]
    public void With_kin_a_model_is_as_large_names_its_own_intents_alone_and_is_made_again_byte_for_byte()
    {
        var (examples, held) = Few();
        var alone = new Plan(Planner.For(examples).Recipe, [new MemberPlan("network", new HiddenLayer { Width = 64, Passes = 40 }, [1, 1, 0, 0])]);

        var (without, with) = (Train(alone), Train(alone with { Kin = Kin.Of("en") }));

        with.Model.Labels.ShouldBe(without.Model.Labels);
        with.Model.Size.ShouldBe(without.Model.Size);
        with.Model.ToBytes().ShouldNotBe(without.Model.ToBytes());
        Train(alone with { Kin = Kin.Of("en") }).Model.ToBytes().ShouldBe(with.Model.ToBytes());

        TrainingResult Train(Plan plan) => TextTrainer.Train(examples, held, new TrainingOptions(), plan, CancellationToken.None);
    }

    private static Strangers None => new("none", [], []);

    private static (List<Example> Learned, List<Example> Held) Few() => Texts.Split([.. Texts.Many().GroupBy(e => e.Label).SelectMany(g => g.Take(12))]);
}
