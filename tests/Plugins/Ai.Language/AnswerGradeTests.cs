using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Language;

/// <summary>What somebody who leads a support desk thinks of plain answers. None of them is a seed text.</summary>
public sealed class AnswerGradeTests
{
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
    private static readonly LanguageAnalyzer Analyzer = new();

    [Theory]
    [InlineData("When will my refund arrive?", "I sent it to your card this morning, so you will see it within three days. If it is not there by Friday, write to me here and I will call your bank.", "How should I know.")]
    [InlineData("How do I change the address of my order?", "Open the order, choose Change address and save. It is possible until the parcel leaves us this evening; shall I do it for you?", "That is not my job.")]
    [InlineData("我的退款什么时候到账？", "您好，退款今天上午已经原路退回您的银行卡，一般三天内到账。如果周五还没有收到，您直接回复我，我帮您联系银行查询。", "不知道，自己查。")]
    [InlineData("怎么修改订单的收货地址？", "您打开订单详情，点修改地址，填好后保存就可以了，今晚发货前都能改。需要的话您把新地址发给我，我现在帮您改好。", "这个不归我管。")]
    public void A_concrete_answer_is_better_than_a_brusque_one(string question, string concrete, string brusque)
    {
        var (good, bad) = (Grade(question, concrete), Grade(question, brusque));

        good.Score.ShouldBeGreaterThan(3.5);
        good.Reasons[0].ShouldBeOneOf("concrete", "on-topic");
        bad.Score.ShouldBeLessThan(3);
        bad.Reasons[0].ShouldNotBeOneOf("concrete", "on-topic");
    }

    [Fact]
    public void An_answer_beside_the_point_is_worse_than_the_same_one_to_its_question()
    {
        const string Answer = "Your order was cancelled and you will not be charged. A confirmation of the cancellation is in your mail.";

        var (beside, to) = (Grade("I forgot my password and cannot log in", Answer), Grade("Please cancel my order", Answer));

        beside.Score.ShouldBeLessThan(to.Score);
        beside.Reasons.ShouldContain("off-topic");
        to.Reasons.ShouldNotContain("off-topic");
    }

    [Fact]
    public void An_empty_answer_is_the_worst()
    {
        var (score, confidence, reasons) = Grade("Where is my order?", " ");

        (score, confidence).ShouldBe((1, 1));
        reasons.ShouldBe(["empty"]);
    }

    [Fact]
    public void In_a_language_that_was_never_learned_nothing_is_said() =>
        Analyzer.Grade(new AnsweredText("Où est ma commande ?", "Votre commande est en route, vous la recevrez demain."), Call).ShouldBeNull();

    [Fact]
    public void What_the_customer_writes_next_counts()
    {
        var answered = new AnsweredText("Where is my order?", "It leaves our warehouse tomorrow.");

        var pleased = Grade(answered with { Reaction = "Perfect, thank you so much!" });
        var displeased = Grade(answered with { Reaction = "You said that last week, this is a disgrace" });

        pleased.Score.ShouldBeGreaterThan(displeased.Score);
        pleased.Reasons.ShouldContain("customer-pleased");
        displeased.Reasons.ShouldContain("customer-displeased");
    }

    [Fact]
    public void Long_waits_and_long_ways_cost_a_part_of_a_grade()
    {
        var answered = new AnsweredText("我的订单到哪了", "已经发货了，明天送到。");
        var plain = Grade(answered);

        var slow = Grade(answered with { Waited = TimeSpan.FromHours(1) });
        var prompt = Grade(answered with { Waited = TimeSpan.FromSeconds(40), Turns = 2 });
        var winding = Grade(answered with { Turns = 10 });

        prompt.ShouldBeEquivalentTo(plain);
        (plain.Score - slow.Score).ShouldBe(0.59, 0.01);
        slow.Reasons.ShouldContain("slow");
        (plain.Score - winding.Score).ShouldBe(0.4, 0.01);
        winding.Reasons.ShouldContain("many-turns");
    }

    [Fact]
    public void No_text_is_refused_and_every_grade_stays_in_its_range()
    {
        var random = new Random(20261122);
        string[] texts = [.. Enumerable.Range(0, 200).Select(_ => new string([.. Enumerable.Range(0, random.Next(120)).Select(_ => (char)random.Next(0x10000))])), "ok", new string('a', 1 << 19), new string('好', 1 << 19)];

        var grades = texts.Select((t, i) => Analyzer.Grade(new AnsweredText(texts[^(i + 1)], t) { Reaction = t, Waited = TimeSpan.FromDays(i), Turns = i }, Call)).OfType<AnswerGrade>().ToList();

        grades.ShouldNotBeEmpty();
        grades.ShouldAllBe(g => g.Score >= 1 && g.Score <= 5 && g.Confidence >= 0 && g.Confidence <= 1 && g.Reasons.Count > 0);
    }

    private static AnswerGrade Grade(string question, string answer) => Grade(new AnsweredText(question, answer));

    private static AnswerGrade Grade(AnsweredText answered) => Analyzer.Grade(answered, Call)!;
}
