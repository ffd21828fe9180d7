using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>From a query to documents: BM25F finds some, then topics, likeness of letters, the classifier, earlier use and vectors order them.</summary>
internal sealed class Ranker(Lexicon lexicon, Part[] parts, WordingClassifier? classifier)
{
    /// <summary>Enough that the right one is among them, few enough to look at each.</summary>
    private const int Looked = 100;

    private const int LookedForCoverage = 5;

    private readonly SearchWeights _weights = lexicon.Weights;
    private readonly Corpus _corpus = new(parts);
    private readonly Spelling _spelling = new(parts);

    internal (List<RankedHit> Hits, IReadOnlyDictionary<string, float> Masses) Search(string query, int limit, ReadOnlySpan<float> vector)
    {
        var folded = TextFolding.Fold(query);
        var terms = _spelling.Mend(QueryReader.Read(folded, _weights, lexicon.Synonyms), _weights.Typo);
        foreach (var term in terms)
        {
            var rarity = _corpus.Rarity(_corpus.DocumentsWith(term.Text));
            (term.Mass, term.MeaningMass) = (term.Weight * rarity, term.Meaning * rarity);
        }

        var masses = terms.Where(t => t is { IsGroup: false, IsExpansion: false }).ToDictionary(t => t.Text, t => t.MeaningMass, StringComparer.Ordinal);
        var best = new TopList(Math.Max(limit, Looked));
        var bm25 = new Bm25(_weights, _corpus);
        for (var p = 0; p < parts.Length; p++)
            bm25.Score(parts[p], terms, best, p);
        var coverage = new QueryCoverage(terms);
        var ordered = Order(best.Take(), folded, coverage, vector);
        if (ordered.Count > limit)
            ordered.RemoveRange(limit, ordered.Count - limit);
        return (ordered.ConvertAll(c => Hit(c, coverage)), masses);
    }

    private RankedHit Hit(Candidate c, QueryCoverage coverage)
    {
        var segment = parts[c.Part].Segment;
        return new RankedHit(c, coverage.OfDocument(segment, c.Document), coverage.OfWordings(segment, c.Document), segment.WordingText[c.Wording]);
    }

    private List<Candidate> Order(List<Candidate> byWords, string folded, QueryCoverage coverage, ReadOnlySpan<float> vector)
    {
        var (topics, likeness) = (new TopicMatch(lexicon.Questions, parts, folded), new Likeness(folded));
        var found = topics.Join(byWords);
        var alike = found.ConvertAll(c => MostLike(parts[c.Part].Segment, c.Document, likeness));
        var (top, reach) = (found is [{ Score: > 0 } first, ..] ? first.Score : 1, TopicReach(byWords, alike, coverage));
        var learned = classifier?.Judge(folded);
        for (var i = 0; i < found.Count; i++)
        {
            var c = found[i];
            var moved = (_weights.Likeness * alike[i]) + (_weights.Topic * reach * topics.With(c));
            if (c.Part == 0 && learned is not null)
                moved += _weights.Classifier * learned[c.Document];
            found[i] = c with { Score = (c.Score + (top * moved)) * (1 + (_weights.Prior * parts[c.Part].Segment.Prior[c.Document])) };
        }

        found.Sort();
        return vector.IsEmpty ? found : VectorFusion.Fuse(found, parts, vector);
    }

    /// <summary>Where words tell what is meant, there is nothing to guess: a document has most of what the query is about, or a wording is the query itself letter by letter.</summary>
    private float TopicReach(List<Candidate> byWords, List<float> alike, QueryCoverage coverage)
    {
        var covered = byWords.Take(LookedForCoverage).Select(c => coverage.OfDocument(parts[c.Part].Segment, c.Document)).DefaultIfEmpty().Max();
        var most = alike.DefaultIfEmpty().Max();
        return Math.Max(0, 1 - (_weights.Coverage * covered)) * (1 - (most * most));
    }

    private static float MostLike(Segment segment, int document, Likeness likeness)
    {
        var most = 0f;
        for (var w = segment.FirstWording[document]; w < segment.FirstWording[document + 1]; w++)
            most = Math.Max(most, segment.WordingWeight[w] * likeness.With(segment.WordingText[w]));
        return most;
    }
}

/// <summary>A document with what is to be known about its fit.</summary>
internal readonly record struct RankedHit(Candidate At, float Coverage, float WordingCoverage, string Wording);
