using Switchboard.Search.Analysis;

namespace Switchboard.Search.Tests.Analysis;

public sealed class TermsTests
{
    [Theory]
    [InlineData("Return an item", "return an item")]
    [InlineData("returns returned returning", "return")]
    [InlineData("DON’T don't dont", "dont")]
    [InlineData("the customer's order", "the customer order")]
    [InlineData("v2.5 costs 1,000", "v2.5 cost 1 000")]
    [InlineData("end. Start", "end start")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ", "full width")]
    [InlineData("e-mail", "e mail")]
    [InlineData("!!! ...", "")]
    [InlineData("", "")]
    public void Words_are_cut_at_what_is_no_letter_and_lightly_stemmed(string text, string terms) =>
        Terms.Count(text).Keys.ShouldBe(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Theory]
    [InlineData("退货", "退 退货 货")]
    [InlineData("怎么退货？", "怎 怎么 么 么退 退 退货 货")]
    [InlineData("退iPhone货", "退 iphon 货")]
    [InlineData("5折", "5 折")]
    public void Chinese_is_cut_into_characters_and_pairs_that_never_cross_other_script(string text, string terms) =>
        Terms.Count(text).Keys.ShouldBe(terms.Split(' '), ignoreOrder: true);

    [Fact]
    public void How_often_a_term_stands_there_is_counted()
    {
        var counts = Terms.Count("return the item, then return the box");

        counts["return"].ShouldBe(2);
        counts["the"].ShouldBe(2);
        counts["box"].ShouldBe(1);
    }

    [Theory]
    [InlineData("policies", "policy")]
    [InlineData("boxes", "box")]
    [InlineData("watches", "watch")]
    [InlineData("shipping", "shipped")]
    [InlineData("cancelled", "cancelling")]
    [InlineData("refunds", "refund")]
    [InlineData("change", "changing")]
    [InlineData("addresses", "address")]
    public void Forms_of_one_word_are_one_term(string one, string other) => EnglishStem.Of(one).ShouldBe(EnglishStem.Of(other));

    [Theory]
    [InlineData("status", "stat")]
    [InlineData("need", "ne")]
    [InlineData("bus", "bu")]
    [InlineData("policy", "police")]
    public void Different_words_stay_different(string one, string other) => EnglishStem.Of(one).ShouldNotBe(EnglishStem.Of(other));
}
