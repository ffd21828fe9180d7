using System.Buffers;
using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>
/// BM25F of every document: for each of its wordings, the wording and the body as two fields of one text, and the best wording counts.
/// What the body gives alone is summed for the document, what a wording adds to it for the wording.
/// </summary>
internal sealed class Bm25(SearchWeights weights, Corpus corpus)
{
    internal void Score(Part part, List<QueryTerm> terms, TopList best, int place)
    {
        var segment = part.Segment;
        var bodies = ArrayPool<float>.Shared.Rent(segment.Documents);
        var wordings = ArrayPool<float>.Shared.Rent(segment.DocumentOf.Length);
        try
        {
            bodies.AsSpan(0, segment.Documents).Clear();
            wordings.AsSpan(0, segment.DocumentOf.Length).Clear();
            foreach (var term in terms)
            {
                if (term.Mass > 0 && segment.Find(term.Text) is >= 0 and var number)
                    Add(segment, number, term.Mass, bodies, wordings);
            }

            Collect(part, bodies, wordings, best, place);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(bodies);
            ArrayPool<float>.Shared.Return(wordings);
        }
    }

    private void Add(Segment segment, int term, float mass, float[] bodies, float[] wordings)
    {
        var bodyRows = segment.Bodies.Rows(term);
        var bodyCounts = segment.Bodies.Counts(term);
        var wordingRows = segment.Wordings.Rows(term);
        var wordingCounts = segment.Wordings.Counts(term);
        var b = 0;
        for (var w = 0; w <= wordingRows.Length; w++)
        {
            var document = w < wordingRows.Length ? segment.DocumentOf[wordingRows[w]] : int.MaxValue;
            for (; b < bodyRows.Length && bodyRows[b] < document; b++)
                bodies[bodyRows[b]] += mass * Saturate(InBody(segment, bodyRows[b], bodyCounts[b]));
            if (w == wordingRows.Length)
                return;
            var body = b < bodyRows.Length && bodyRows[b] == document ? InBody(segment, document, bodyCounts[b]) : 0;
            var wording = InWording(segment, wordingRows[w], wordingCounts[w]);
            wordings[wordingRows[w]] += mass * (Saturate(body + wording) - Saturate(body));
        }
    }

    private static void Collect(Part part, float[] bodies, float[] wordings, TopList best, int place)
    {
        var segment = part.Segment;
        for (var d = 0; d < segment.Documents; d++)
        {
            var (most, chosen) = (0f, segment.FirstWording[d]);
            for (var w = chosen; w < segment.FirstWording[d + 1]; w++)
            {
                if (wordings[w] > most)
                    (most, chosen) = (wordings[w], w);
            }

            if (bodies[d] + most > 0 && !part.IsGone(d))
                best.Offer(new Candidate(place, d, chosen, bodies[d] + most));
        }
    }

    private float InBody(Segment segment, int document, int count) =>
        (weights.Body ?? 0) * count / (1 - weights.BodyLength + (weights.BodyLength * segment.BodyLength[document] / corpus.MeanBody));

    private float InWording(Segment segment, int wording, int count) =>
        weights.Wording * segment.WordingWeight[wording] * count / (1 - weights.WordingLength + (weights.WordingLength * segment.WordingLength[wording] / corpus.MeanWording));

    private float Saturate(float frequency) => frequency * (weights.Saturation + 1) / (weights.Saturation + frequency);
}
