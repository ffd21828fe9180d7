using Switchboard.Search.Topics;

namespace Switchboard.Search.Tests.Topics;

public sealed class UsualQuestionsTests
{
    private static readonly UsualQuestions Known = new(
    [
        ["how do I get a refund", "give me back what I paid", "when do I see my cash again", "I want reimbursement"],
        ["where is my parcel", "has the courier left", "track my shipment", "when does it arrive"],
    ]);

    [Fact]
    public void An_article_on_the_same_topic_is_found_where_it_shares_no_word_with_the_query()
    {
        SearchDocument<int>[] articles = [new(1, "Track shipment", ""), new(2, "Reimbursement", ""), new(3, "Quartz watches", "")];
        var (knowing, plain) = (SearchIndex<int>.Build(articles, questions: Known), SearchIndex<int>.Build(articles));

        var found = knowing.Search("give back cash", 5).Hits;

        found[0].Key.ShouldBe(2);
        found[0].Coverage.ShouldBe(0);
        plain.Search("give back cash", 5).Hits.ShouldBeEmpty();
    }

    [Fact]
    public void Queries_about_none_of_the_topics_are_answered_as_without_them()
    {
        SearchDocument<int>[] articles = [new(1, "Reimbursement", "of travel"), new(2, "Emperors of the Tang dynasty", ""), new(3, "Dynasty of the Ming", "")];
        var (knowing, plain) = (SearchIndex<int>.Build(articles, questions: Known), SearchIndex<int>.Build(articles));

        var found = knowing.Search("which emperor founded that dynasty", 5).Hits;

        found.ShouldBe(plain.Search("which emperor founded that dynasty", 5).Hits);
    }

    [Fact]
    public void A_title_that_is_the_query_stays_first_whatever_the_topic()
    {
        SearchDocument<int>[] articles = [new(1, "Reimbursement", ""), new(2, "When do I see my cash again?", "")];
        var knowing = SearchIndex<int>.Build(articles, questions: new UsualQuestions([["reimbursement", "see cash"], ["track shipment", "courier parcel"]]));

        var found = knowing.Search("when do I see my cash again", 5).Hits;

        found[0].Key.ShouldBe(2);
    }

    [Fact]
    public void Articles_added_later_have_topics_too_and_deleted_ones_are_not_found_by_theirs()
    {
        var index = SearchIndex<int>.Build([new(1, "Reimbursement", "")], questions: Known);

        var changed = index.With([new(2, "Reimbursement of what you paid", "")], [1]);

        changed.Search("give back cash", 5).Hits.Select(h => h.Key).ShouldBe([2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 \udc00")]
    [InlineData("。。。")]
    public void Texts_without_words_have_no_topic(string text) => Known.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Shares_of_topics_are_at_most_one_together()
    {
        var shares = UsualQuestions.BuiltIn().Judge("发票抬头开错了");

        shares.Sum().ShouldBeInRange(0.5f, 1.0001f);
        shares.ShouldAllBe(s => s >= 0);
    }

    [Theory]
    [InlineData("封了我的号是怎么个意思", "账户被限制的原因", "会员等级说明")]
    [InlineData("别再给我打推销电话了", "退订营销信息", "电话预约")]
    [InlineData("包裹好几天没动静是不是丢了", "物流信息长时间不变", "商品保养方法")]
    public void The_built_in_questions_bring_colloquial_words_to_the_article(string query, string right, string other)
    {
        var index = SearchIndex<int>.Build([new(1, other, ""), new(2, right, "")], questions: UsualQuestions.BuiltIn());

        var found = index.Search(query, 2).Hits;

        found[0].Key.ShouldBe(2);
    }

    [Theory]
    [InlineData("somebody nicked my wallet, put a stop to the card", "Report a missing card", "Card designs")]
    [InlineData("the courier says I have it but there is nothing here", "Parcel marked delivered and not received", "Choosing a courier")]
    [InlineData("how do I bring a colleague into our team", "Adding users", "Company news")]
    public void The_built_in_questions_bring_everyday_english_to_the_article(string query, string right, string other)
    {
        var index = SearchIndex<int>.Build([new(1, other, ""), new(2, right, "")], questions: UsualQuestions.BuiltIn());

        var found = index.Search(query, 2).Hits;

        found[0].Key.ShouldBe(2);
    }

    [Fact]
    public void Words_that_are_in_any_english_question_have_no_topic() => UsualQuestions.BuiltIn().Judge("what is this and where would it be").ShouldBeEmpty();

    [Fact]
    public void Questions_of_another_language_change_nothing_for_a_text_in_one()
    {
        var chinese = new UsualQuestions(Switchboard.Search.Analysis.BuiltInTexts.Groups("questions.zh"));
        const string Text = "发票抬头开错了怎么重开";

        var (alone, together) = (chinese.Judge(Text), UsualQuestions.BuiltIn().Judge(Text));

        together.Where(s => s > 0).ShouldBe(alone.Where(s => s > 0));
    }

    [Fact]
    public void The_built_in_questions_have_at_least_six_wordings_each_and_none_twice()
    {
        var groups = Switchboard.Search.Analysis.BuiltInTexts.Groups("questions.").ToList();

        groups.ShouldAllBe(g => g.Count >= 6);
        groups.SelectMany(g => g).ShouldBeUnique();
    }
}
