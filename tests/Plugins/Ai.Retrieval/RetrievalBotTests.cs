using Switchboard.Plugins.Ai.Retrieval;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Retrieval;

public sealed class RetrievalBotTests
{
    private static readonly Passage Returns = Article("Returns", "Send it back within 30 days.", score: 9, coverage: 0.9);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("转人工")]
    [InlineData("我要转人工！")]
    [InlineData("人工")]
    [InlineData("请帮我转接人工客服")]
    [InlineData("有真人吗")]
    [InlineData("我想找客服")]
    [InlineData("human please")]
    [InlineData("Human, please!")]
    [InlineData("speak to an agent")]
    [InlineData("I'd like to talk to a real person.")]
    [InlineData("can you connect me with a representative?")]
    [InlineData("AGENT")]
    public async Task Whoever_asks_for_a_person_gets_one_without_a_search(string text)
    {
        var tools = new Shelf(Returns);

        var reply = await AskAsync(text, tools);

        reply.ShouldBeOfType<BotReply.HandOver>().Reason.ShouldBe(HandOverReason.CustomerAsked);
        tools.Searches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("What is the agent fee?")]
    [InlineData("How many people fit into the family plan?")]
    [InlineData("人民币可以付款吗")]
    [InlineData("How do I return an item?")]
    public async Task A_question_is_searched_even_when_it_mentions_people(string text)
    {
        var tools = new Shelf(Returns);

        var reply = await AskAsync(text, tools);

        reply.ShouldBeOfType<BotReply.Answer>().Sources.ShouldHaveSingleItem().ShouldBe(Returns);
        tools.Searches.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("怎么退货？", "zh-CN")]
    [InlineData("iPhone 怎么退货", "zh-CN")]
    [InlineData("How do I return an item?", "en")]
    [InlineData("Where is my order 123?", "en")]
    public async Task The_search_is_in_the_language_the_customer_wrote(string text, string language)
    {
        var tools = new Shelf(Returns);

        await AskAsync(text, tools);

        tools.Searches.ShouldHaveSingleItem().Language.ShouldBe(language);
    }

    [Theory]
    [InlineData("转人工", "人工客服")]
    [InlineData("human please", "connecting you")]
    [InlineData("你好", "您好")]
    [InlineData("Hello!", "How can I help")]
    [InlineData("谢谢", "不客气")]
    [InlineData("thank you very much", "welcome")]
    [InlineData("再见", "感谢您的咨询")]
    [InlineData("Bye", "nice day")]
    [InlineData("还有一个问题", "请讲")]
    [InlineData("One more thing.", "go ahead")]
    [InlineData("你是机器人吗？", "我是机器人")]
    [InlineData("Are you a robot?", "I'm a bot")]
    [InlineData("量子纠缠是什么", "没有把握")]
    [InlineData("what is quantum entanglement", "not certain")]
    public async Task The_bot_speaks_the_customers_language(string text, string words)
    {
        var reply = await AskAsync(text, new Shelf());

        (reply is BotReply.Answer answer ? answer.Text : ((BotReply.HandOver)reply).Text)!.ShouldContain(words);
    }

    [Theory]
    [InlineData(0.9, null, true)]
    [InlineData(0.3, null, false)]
    [InlineData(0.3, "0.2", true)]
    [InlineData(0.9, "1", true)]
    [InlineData(0.8, "0.95", false)]
    [InlineData(0.9, "nonsense", true)]
    public async Task Below_its_confidence_it_hands_over(double coverage, string? setting, bool answers)
    {
        var tools = new Shelf(Returns with { Coverage = coverage });

        var reply = await AskAsync("How do I return an item?", tools, setting);

        (reply is BotReply.Answer).ShouldBe(answers);
        (reply is BotReply.HandOver { Reason: HandOverReason.NotConfident }).ShouldBe(!answers);
    }

    [Fact]
    public void A_rival_as_good_as_the_best_lowers_the_confidence()
    {
        var rival = Article("Refunds", "Money comes back in five days.", score: 9, coverage: 0.9);

        var alone = RetrievalBot.ConfidenceIn([Returns]);
        var contested = RetrievalBot.ConfidenceIn([Returns, rival]);
        var other = RetrievalBot.ConfidenceIn([Returns, Returns with { Text = "Another passage of it." }]);

        contested.ShouldBeLessThan(alone);
        other.ShouldBe(alone);
    }

    [Theory]
    [InlineData("How do I return an item?", 9, 0.9, false)]
    [InlineData("How do I return an item?", 5, 0.9, true)]
    [InlineData("怎么退货？", 9, 0.9, true)]
    [InlineData("怎么退货？", 5, 0.4, true)]
    [InlineData("怎么退货？", 5, 0.3, false)]
    public async Task English_needs_a_lead_and_Chinese_less_coverage(string question, double rivalScore, double coverage, bool answers)
    {
        var tools = new Shelf(Returns with { Score = 10, Coverage = coverage }, Article("Refunds", "Money comes back in five days.", rivalScore, 0.3));

        var reply = await AskAsync(question, tools);

        (reply is BotReply.Answer).ShouldBe(answers);
    }

    [Fact]
    public async Task A_title_that_asks_the_same_question_makes_up_for_a_close_rival()
    {
        var titled = Returns with { Score = 10, TitleCoverage = 1 };
        var rival = Article("Refunds", "Money comes back in five days.", score: 9.5, coverage: 0.9);

        var reply = await AskAsync("How do I return an item?", new Shelf(titled, rival));

        reply.ShouldBeOfType<BotReply.Answer>();
    }

    [Fact]
    public async Task A_file_goes_to_a_person()
    {
        var reply = await new RetrievalBot().ReplyAsync(new BotTurn("How do I return this?", [], HasAttachments: true), new Shelf(Returns), Call(), _ct);

        reply.ShouldBeOfType<BotReply.HandOver>().Reason.ShouldBe(HandOverReason.Attachment);
    }

    [Fact]
    public async Task A_file_without_words_is_answered_in_the_language_spoken_before()
    {
        var turn = new BotTurn("[image]", [new BotLine(true, "怎么退货？"), new BotLine(false, "三十天内可以退货。")], HasAttachments: true);

        var reply = await new RetrievalBot().ReplyAsync(turn, new Shelf(Returns), Call(), _ct);

        reply.ShouldBeOfType<BotReply.HandOver>().Text.ShouldBe("已收到您发来的文件，我请同事来看一下。");
    }

    [Fact]
    public async Task A_very_short_follow_up_is_searched_with_the_words_before_it()
    {
        var tools = new Shelf(Returns);
        var history = new[] { new BotLine(true, "How do I return an item?"), new BotLine(false, "Send it back.") };

        await new RetrievalBot().ReplyAsync(new BotTurn("and phones?", history, false), tools, Call(), _ct);

        tools.Searches.ShouldHaveSingleItem().Query.ShouldBe("How do I return an item? and phones?");
    }

    [Fact]
    public async Task A_long_passage_is_quoted_up_to_the_end_of_a_sentence()
    {
        var sentence = "Pack the item well and bring it to a parcel shop near you. ";
        var tools = new Shelf(Returns with { Text = string.Concat(Enumerable.Repeat(sentence, 30)) });

        var reply = (BotReply.Answer)await AskAsync("How do I return an item?", tools);

        reply.Text.Length.ShouldBeInRange(300, 610);
        reply.Text.ShouldEndWith("near you. …");
    }

    private async Task<BotReply> AskAsync(string text, Shelf tools, string? confidence = null) =>
        await new RetrievalBot().ReplyAsync(new BotTurn(text, [], false), tools, Call(confidence), _ct);

    private static PluginCall Call(string? confidence = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (confidence is not null)
            settings["confidence"] = confidence;
        return new PluginCall(Guid.Empty, null, settings, TimeProvider.System);
    }

    private static Passage Article(string title, string text, double score, double coverage) =>
        new(Guid.CreateVersion7(), title, "en", text, "/help/acme/" + title, score, coverage, TitleCoverage: 0);

    /// <summary>Finds the same passages whatever is asked, and remembers what was.</summary>
    private sealed class Shelf(params Passage[] passages) : IBotTools
    {
        public List<(string Query, string? Language)> Searches { get; } = [];

        public ValueTask<IReadOnlyList<Passage>> SearchAsync(string query, string? language, int limit, CancellationToken ct)
        {
            Searches.Add((query, language));
            return ValueTask.FromResult<IReadOnlyList<Passage>>(passages);
        }
    }
}
