namespace Switchboard.Search.Tests.Ranking;

public sealed class WordingClassifierTests
{
    private static readonly SearchDocument<int>[] Taught =
    [
        new(1, "Delivery", "") { Questions = ["when will my order arrive", "how long until my order comes", "my order is late"] },
        new(2, "Cancelling", "") { Questions = ["i changed my mind about my order", "stop my order please", "do not send my order"] },
    ];

    [Fact]
    public void Enough_wordings_teach_what_belongs_together()
    {
        var (taught, untaught) = (SearchIndex<int>.Build(Taught), SearchIndex<int>.Build(Taught, weights: new SearchWeights { Classifier = 0 }));

        var (with, without) = (taught.Search("please stop sending it, i changed my mind", 2).Hits, untaught.Search("please stop sending it, i changed my mind", 2).Hits);

        with[0].Key.ShouldBe(2);
        (with[0].Score - ScoreOf(with, 1)).ShouldBeGreaterThan(without[0].Score - ScoreOf(without, 1));
    }

    [Fact]
    public void Two_loose_wordings_an_article_teach_nothing()
    {
        var few = Taught.Select(d => d with { Questions = [.. d.Questions.Take(2)] }).ToList();
        var (taught, untaught) = (SearchIndex<int>.Build(few), SearchIndex<int>.Build(few, weights: new SearchWeights { Classifier = 0 }));

        taught.Search("stop my order", 2).Hits.ShouldBe(untaught.Search("stop my order", 2).Hits);
    }

    private static float ScoreOf(IEnumerable<SearchHit<int>> hits, int key) => hits.FirstOrDefault(h => h.Key == key).Score;
}
