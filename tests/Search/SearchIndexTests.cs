namespace Switchboard.Search.Tests;

/// <summary>The index against the textbook, over small random knowledge bases that change.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Vocabulary = ["granit", "koral", "plasmo", "fjord", "quartz", "limbo", "tempo", "rubin", "onyx", "opal", "mokka", "tulip"];

    /// <summary>Words alone: every word weighs the same, and nothing but BM25F speaks.</summary>
    private static readonly SearchWeights Plain = new() { Body = 0.5f, FunctionWord = 0.5f, QuestionWord = 1, Likeness = 0, Classifier = 0 };

    [Fact]
    public void Scores_and_order_are_those_of_BM25F_after_any_changes()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var documents = Enumerable.Range(0, random.Next(1, 30)).ToDictionary(i => i, i => Document(random, i));
            var index = SearchIndex<int>.Build(documents.Values, weights: Plain);
            for (var round = 0; round < 4; round++)
            {
                index = Change(index, documents, random);

                foreach (var query in new[] { "granit", "koral fjord", "onyx opal tempo rubin", "limbo limbo quartz" })
                    ShouldBeTextbook(index, documents, query);
            }
        }
    }

    [Fact]
    public void What_was_deleted_is_never_found_again()
    {
        var random = new Random(5);
        var documents = Enumerable.Range(0, 200).Select(i => Document(random, i)).ToList();
        var index = SearchIndex<int>.Build(documents, weights: Plain);
        var gone = documents.Where(d => d.Key % 3 == 0).Select(d => d.Key).ToList();

        var left = index.With([], gone);

        foreach (var word in Vocabulary)
        {
            left.Search(word, 500).Hits.ShouldAllBe(h => h.Key % 3 != 0);
            index.Search(word, 500).Hits.ShouldContain(h => h.Key % 3 == 0, "The older index is not touched by the newer one.");
        }

        left.Count.ShouldBe(documents.Count - gone.Count);
    }

    [Fact]
    public void A_replaced_document_is_found_by_its_new_words_only()
    {
        var index = SearchIndex<int>.Build([new(1, "quartz watches", "how to set a quartz watch"), new(2, "opal rings", "")]);

        var changed = index.With([new(1, "tulip bulbs", "when to plant them")], []);

        changed.Search("quartz", 5).Hits.ShouldBeEmpty();
        changed.Search("tulip", 5).Hits.ShouldHaveSingleItem().Key.ShouldBe(1);
        changed.Count.ShouldBe(2);
    }

    [Fact]
    public void Changing_much_wears_an_index_out_and_changing_little_does_not()
    {
        var random = new Random(3);
        var index = SearchIndex<int>.Build(Enumerable.Range(0, 1_000).Select(i => Document(random, i)));

        var little = index.With([Document(random, 2_000)], [3]);
        var much = index.With([], [.. Enumerable.Range(0, 400)]);

        little.IsWorn.ShouldBeFalse();
        much.IsWorn.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!…")]
    [InlineData("nothingofthis")]
    public void A_query_without_a_known_word_finds_nothing(string query)
    {
        var index = SearchIndex<int>.Build([new(1, "quartz", "")]);

        var answer = index.Search(query, 5);

        answer.Hits.ShouldBeEmpty();
    }

    [Fact]
    public void The_best_wording_counts_and_is_told()
    {
        var index = SearchIndex<int>.Build([new(1, "Delivery", "") { Questions = ["Where is my parcel", "track an order"] }, new(2, "Parcel shops near you and their hours", "")]);

        var best = index.Search("where is my parcel", 5).Hits[0];

        best.Key.ShouldBe(1);
        best.Wording.ShouldBe("where is my parcel");
        best.WordingCoverage.ShouldBe(1, 0.001);
    }

    [Fact]
    public void An_answer_that_helped_before_goes_before_its_equal_and_not_before_a_better_one()
    {
        var index = SearchIndex<int>.Build([new(1, "opal ring", ""), new(2, "opal ring", "") { Prior = 1 }, new(3, "opal ring repair", "")]);

        index.Search("opal ring", 5).Hits[0].Key.ShouldBe(2);
        index.Search("opal ring repair", 5).Hits[0].Key.ShouldBe(3);
    }

    [Fact]
    public void Vectors_bring_up_what_shares_no_word()
    {
        var index = SearchIndex<int>.Build(
            [new(1, "opal", "") { Vector = new float[] { 1, 0 } }, new(2, "tulip", "") { Vector = new float[] { 0, 1 } }]);

        var hits = index.Search("opal", 5, new float[] { 0.1f, 1 }).Hits;

        hits.Select(h => h.Key).ShouldBe([1, 2], "The first is first by words and second by vectors.");
        index.Search("jewel", 5, new float[] { 0, 1 }).Hits[0].Key.ShouldBe(2);
    }

    [Fact]
    public void Vectors_that_come_later_count_for_what_was_built_at_once_and_for_what_was_added()
    {
        var words = SearchIndex<int>.Build([new(1, "opal", ""), new(2, "tulip", "")]).With([new(3, "fjord", "")], []);

        var index = words.WithVectors(new Dictionary<int, ReadOnlyMemory<float>> { [2] = new float[] { 0, 1 }, [3] = new float[] { 3, 4 }, [9] = new float[] { 1, 1 } }, keepOthers: true);

        (words.Vectored, index.Vectored, index.Count).ShouldBe((0, 2, 3));
        index.Search("jewel", 5, new float[] { 0, 2 }).Hits.Select(h => h.Key).ShouldBe([2, 3]);
        index.Search("jewel", 5, new float[] { 2, 0 }).Hits.Select(h => h.Key).ShouldBe([3, 2]);
        words.Search("jewel", 5, new float[] { 0, 1 }).Hits.ShouldBeEmpty("an index is never changed");
        index.Bytes.ShouldBe(words.Bytes + 16);
    }

    [Fact]
    public void A_vector_stays_with_its_document_through_changes_of_others_and_goes_with_it()
    {
        var index = SearchIndex<int>.Build([new(1, "opal", ""), new(2, "tulip", "")])
            .WithVectors(new Dictionary<int, ReadOnlyMemory<float>> { [1] = new float[] { 1, 0 }, [2] = new float[] { 0, 1 } }, keepOthers: true);

        var changed = index.With([new(3, "fjord", "") { Vector = new float[] { 1, 1 } }], [2]);

        changed.Vectored.ShouldBe(2);
        changed.Search("jewel", 5, new float[] { 0, 1 }).Hits.Select(h => h.Key).ShouldBe([3, 1]);
    }

    [Fact]
    public void Vectors_of_another_model_take_the_place_of_all_or_of_none()
    {
        var index = SearchIndex<int>.Build([new(1, "opal", "") { Vector = new float[] { 1, 0 } }, new(2, "tulip", "") { Vector = new float[] { 0, 1 } }]);
        var newer = new Dictionary<int, ReadOnlyMemory<float>> { [1] = new float[] { 0, 0, 1 } };

        index.WithVectors(newer, keepOthers: false).Vectored.ShouldBe(1);
        index.WithVectors(newer, keepOthers: true).Vectored.ShouldBe(2);
        index.WithVectors(new Dictionary<int, ReadOnlyMemory<float>> { [1] = default }, keepOthers: true).Vectored.ShouldBe(1);
    }

    [Theory]
    [InlineData(new[] { 0f, 0f })]
    [InlineData(new[] { float.NaN, 1f })]
    [InlineData(new[] { float.PositiveInfinity, 1f })]
    public void A_vector_that_points_nowhere_is_none(float[] vector)
    {
        var index = SearchIndex<int>.Build([new(1, "opal", "") { Vector = vector }]);

        index.Vectored.ShouldBe(0);
        index.Search("jewel", 5, new float[] { 1, 0 }).Hits.ShouldBeEmpty();
    }

    private static SearchIndex<int> Change(SearchIndex<int> index, Dictionary<int, SearchDocument<int>> documents, Random random)
    {
        var changed = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Document(random, random.Next(0, 40))).DistinctBy(d => d.Key).ToList();
        var deleted = Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(0, 40)).Except(changed.Select(c => c.Key)).ToList();
        foreach (var key in deleted)
            documents.Remove(key);
        foreach (var document in changed)
            documents[document.Key] = document;
        return index.With(changed, deleted);
    }

    private static void ShouldBeTextbook(SearchIndex<int> index, Dictionary<int, SearchDocument<int>> documents, string query)
    {
        var expected = new NaiveBm25F(documents.Values, Plain).Scores(query);
        var hits = index.Search(query, 100).Hits;
        hits.Select(h => h.Key).ShouldBe(expected.Keys, ignoreOrder: true);
        hits.ShouldAllBe(h => Math.Abs(h.Score - expected[h.Key]) < 0.0005 * expected[h.Key] + 0.00001);
        hits.Select(h => h.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    private static SearchDocument<int> Document(Random random, int key) => new(key, Words(random, random.Next(1, 5)), Words(random, random.Next(0, 40)))
    {
        Questions = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Words(random, random.Next(1, 6)))],
    };

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
}
