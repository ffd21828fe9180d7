namespace Switchboard.Search.Tests.Ranking;

public sealed class SpellingTests
{
    private static readonly SearchIndex<int> Index = SearchIndex<int>.Build(
        [new(1, "Refund policy", ""), new(2, "Subscription renewal", ""), new(3, "Test bench", ""), new(4, "Pet food", "")], weights: new SearchWeights { Likeness = 0 });

    [Theory]
    [InlineData("refnud", 1)]
    [InlineData("refun", 1)]
    [InlineData("reffund", 1)]
    [InlineData("subscritpoin", 2)]
    [InlineData("rehund", 1)]
    public void A_word_that_nobody_wrote_is_taken_for_the_nearest(string query, int found)
    {
        var hits = Index.Search(query, 5).Hits;

        hits.ShouldHaveSingleItem().Key.ShouldBe(found);
        hits[0].Coverage.ShouldBe(1, 0.001);
    }

    [Theory]
    [InlineData("pot")]
    [InlineData("rofand")]
    [InlineData("2est")]
    public void Short_words_and_distant_ones_are_left_as_they_are(string query)
    {
        var hits = Index.Search(query, 5).Hits;

        hits.ShouldBeEmpty();
    }
}
