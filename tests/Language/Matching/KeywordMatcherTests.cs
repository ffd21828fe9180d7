using Switchboard.Language.Learning;
using Switchboard.Language.Matching;

namespace Switchboard.Language.Tests.Matching;

public sealed class KeywordMatcherTests
{
    private static readonly KeywordMatcher Matcher = new(
    [
        new Keyword("退款", "after-sales") { AlsoPinyin = true }, new Keyword("假货") { AlsoPinyin = true }, new Keyword("scam"), new Keyword("ass"), new Keyword("加微信"), new Keyword("call the police"),
    ]);

    [Theory]
    [InlineData("我要退款", "退款", "退款", Disguise.None)]
    [InlineData("this is a SCAM!", "scam", "SCAM", Disguise.Form)]
    [InlineData("ｓｃａｍ", "scam", "ｓｃａｍ", Disguise.Form)]
    [InlineData("賣的是假貨", "假货", "假貨", Disguise.Form)]
    [InlineData("what a ѕсаm", "scam", "ѕсаm", Disguise.LookAlike)]
    [InlineData("$c@m", "scam", "$c@m", Disguise.LookAlike)]
    [InlineData("退*款", "退款", "退*款", Disguise.Inserted)]
    [InlineData("加 微👍信", "加微信", "加 微👍信", Disguise.Inserted)]
    [InlineData("我要tuikuan", "退款", "tuikuan", Disguise.Pinyin)]
    [InlineData("我要tui款", "退款", "tui款", Disguise.Pinyin)]
    [InlineData("你卖甲货", "假货", "甲货", Disguise.Pinyin)]
    [InlineData("I will call the police", "call the police", "call the police", Disguise.None)]
    public void A_word_is_found_however_it_is_dressed(string text, string word, string written, Disguise how)
    {
        var match = Matcher.Find(text).ShouldHaveSingleItem();

        match.Keyword.Text.ShouldBe(word);
        text.Substring(match.Start, match.Length).ShouldBe(written);
        match.How.ShouldBe(how);
    }

    [Theory]
    [InlineData("first class service")]
    [InlineData("退了货，付了款")]
    [InlineData("退……………款")]
    [InlineData("scampi")]
    [InlineData("")]
    public void What_only_contains_its_letters_is_left_alone(string text) => Matcher.Find(text).ShouldBeEmpty();

    [Fact]
    public void Words_within_words_are_all_found()
    {
        var matcher = new KeywordMatcher([new Keyword("投诉"), new Keyword("我要投诉"), new Keyword("要投")]);

        matcher.Find("我要投诉").Select(m => m.Keyword.Text).ShouldBe(["我要投诉", "要投", "投诉"]);
    }

    [Fact]
    public void It_finds_what_a_naive_search_finds()
    {
        var chance = new Chance(5);
        for (var round = 0; round < 200; round++)
        {
            string[] words = [.. Enumerable.Range(0, 30).Select(_ => Letters(ref chance, 1 + chance.Below(4))).Distinct(StringComparer.Ordinal)];
            var text = Letters(ref chance, 200);
            var matcher = new KeywordMatcher(words.Select(w => new Keyword(w) { WholeWord = false }));

            var found = matcher.Find(text).Select(m => (m.Keyword.Text, m.Start)).Order();

            found.ShouldBe(Naive(text, words).Order());
        }
    }

    [Fact]
    public void No_text_is_refused()
    {
        var chance = new Chance(6);

        for (var i = 0; i < 3_000; i++)
        {
            var text = Texts.Random(ref chance, 200);

            Matcher.Find(text).ShouldAllBe(m => m.Start >= 0 && m.Length > 0 && m.Start + m.Length <= text.Length);
        }
    }

    private static IEnumerable<(string, int)> Naive(string text, string[] words) =>
        from word in words
        from start in Enumerable.Range(0, text.Length)
        where string.CompareOrdinal(text, start, word, 0, word.Length) == 0
        select (word, start);

    private static string Letters(ref Chance chance, int length)
    {
        var letters = new char[length];
        for (var i = 0; i < length; i++)
            letters[i] = "退款投诉bd"[chance.Below(6)];
        return new string(letters);
    }
}
