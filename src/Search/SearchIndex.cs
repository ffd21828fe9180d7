using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;
using Switchboard.Search.Ranking;
using Switchboard.Search.Topics;

namespace Switchboard.Search;

/// <summary>
/// Documents that can be searched. It is never changed, so that any number may search while a newer one is made of it:
/// <see cref="With"/> gives the same documents with some replaced, added or left out.
/// </summary>
/// <typeparam name="TKey">How the caller calls documents.</typeparam>
public sealed class SearchIndex<TKey>
    where TKey : notnull
{
    private readonly Lexicon _lexicon;
    private readonly TKey[][] _keys;
    private readonly Part[] _parts;
    private readonly Dictionary<TKey, int> _settled;
    private readonly Dictionary<TKey, SearchDocument<TKey>> _recent;
    private readonly WordingClassifier? _classifier;
    private readonly Ranker _ranker;

    private SearchIndex(Lexicon lexicon, Settled settled, Dictionary<TKey, SearchDocument<TKey>> recent)
        : this(lexicon, settled, recent, RecentPart(lexicon, recent))
    {
    }

    private SearchIndex(Lexicon lexicon, Settled settled, Dictionary<TKey, SearchDocument<TKey>> recent, Part addedPart)
    {
        (_lexicon, _settled, _recent, _classifier) = (lexicon, settled.Places, recent, settled.Classifier);
        _keys = [settled.Keys, [.. recent.Keys]];
        _parts = [settled.Part, addedPart];
        _ranker = new Ranker(lexicon, _parts, _classifier);
    }

    /// <summary>How many documents can be found.</summary>
    public int Count => _parts.Sum(p => p.Documents);

    /// <summary>How many of them have a vector.</summary>
    public int Vectored => _parts.Sum(p => p.Vectored);

    /// <summary>About how many bytes of memory it takes.</summary>
    public long Bytes => _parts.Sum(p => p.Bytes) + (_classifier?.Bytes ?? 0) + (_settled.Count * 48L);

    /// <summary>So much was changed since it was built that building it anew makes it smaller and better.</summary>
    public bool IsWorn => _recent.Count + _parts[0].Segment.Documents - _parts[0].Documents > Math.Max(100, _parts[0].Segment.Documents / 20);

    /// <summary>An index of documents.</summary>
    /// <param name="documents">Each key once.</param>
    /// <param name="synonyms">Words that mean the same.</param>
    /// <param name="weights">The ranking's numbers, if not the usual ones.</param>
    /// <param name="questions">What customers usually ask.</param>
    public static SearchIndex<TKey> Build(
        IEnumerable<SearchDocument<TKey>> documents, SynonymGroups? synonyms = null, SearchWeights? weights = null, UsualQuestions? questions = null)
    {
        var builder = new SearchIndexBuilder<TKey>(synonyms, weights, questions);
        foreach (var document in documents)
            builder.Add(document);
        return builder.Build();
    }

    /// <summary>The same documents with some replaced or added and some left out.</summary>
    /// <param name="changed">New documents, and those that take the place of what had their key.</param>
    /// <param name="deleted">Keys that are to be found no more; unknown ones are no mistake.</param>
    public SearchIndex<TKey> With(IReadOnlyCollection<SearchDocument<TKey>> changed, IReadOnlyCollection<TKey> deleted)
    {
        var recent = new Dictionary<TKey, SearchDocument<TKey>>(_recent);
        var gone = new List<int>();
        foreach (var key in deleted.Concat(changed.Select(c => c.Key)))
        {
            recent.Remove(key);
            if (_settled.TryGetValue(key, out var place) && !_parts[0].IsGone(place))
                gone.Add(place);
        }

        foreach (var document in changed)
            recent[document.Key] = document;
        return new SearchIndex<TKey>(_lexicon, new Settled(_parts[0].Without(gone), _keys[0], _settled, _classifier), recent);
    }

    /// <summary>The same documents with vectors that were made meanwhile; nothing else is indexed again.</summary>
    /// <param name="vectors">What an embedding model makes of documents; unknown keys are no mistake, and an empty vector takes one away.</param>
    /// <param name="keepOthers">Whether documents that are not named keep theirs; false where they are of another model.</param>
    public SearchIndex<TKey> WithVectors(IReadOnlyDictionary<TKey, ReadOnlyMemory<float>> vectors, bool keepOthers)
    {
        ReadOnlyMemory<float>[] Newer(int part) =>
            [.. _keys[part].Select((key, d) => vectors.TryGetValue(key, out var vector) ? UnitVector.Of(vector) : keepOthers ? _parts[part].Vectors[d] : default)];
        var added = Newer(1);
        var recent = _recent.Values.Select((document, d) => document with { Vector = added[d] }).ToDictionary(d => d.Key);
        return new SearchIndex<TKey>(_lexicon, new Settled(_parts[0].WithVectors(Newer(0)), _keys[0], _settled, _classifier), recent, _parts[1].WithVectors(added));
    }

    /// <summary>The documents that fit a query best.</summary>
    /// <param name="query">As it was typed.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="vector">What the embedding model makes of the query, when the documents have vectors.</param>
    public SearchAnswer<TKey> Search(string query, int limit, ReadOnlyMemory<float> vector = default)
    {
        var (hits, masses) = _ranker.Search(query, limit, vector.Span);
        return new SearchAnswer<TKey>(hits.ConvertAll(h => new SearchHit<TKey>(_keys[h.At.Part][h.At.Document], h.At.Score, h.Coverage, h.WordingCoverage, h.Wording)), masses);
    }

    internal static SearchIndex<TKey> Of(Segment segment, Dictionary<TKey, int> places, Lexicon lexicon)
    {
        var settled = new Settled(new Part(segment, new bool[places.Count]), [.. places.Keys], places, WordingClassifier.Train(segment));
        return new SearchIndex<TKey>(lexicon with { Weights = BodyTrust.Decide(segment, lexicon.Weights) }, settled, []);
    }

    private static Part RecentPart(Lexicon lexicon, Dictionary<TKey, SearchDocument<TKey>> recent)
    {
        var added = new SegmentBuilder(lexicon.Synonyms, lexicon.Questions, lexicon.Weights.Learned);
        foreach (var document in recent.Values)
            added.Add(document);
        return new Part(added.Build(), new bool[recent.Count]);
    }

    /// <summary>What was indexed at once, in the order of its numbers.</summary>
    private sealed record Settled(Part Part, TKey[] Keys, Dictionary<TKey, int> Places, WordingClassifier? Classifier);
}
