using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>Joins the order by words with the order by vectors: each place counts 1 / (60 + place), as in Cormack, Clarke and Büttcher 2009.</summary>
internal static class VectorFusion
{
    private const int Looked = 100;
    private const float Depth = 60;

    internal static List<Candidate> Fuse(List<Candidate> byWords, Part[] parts, ReadOnlySpan<float> query)
    {
        var nearest = new TopList(Looked);
        for (var p = 0; p < parts.Length; p++)
        {
            var part = parts[p];
            for (var d = 0; d < part.Vectors.Length; d++)
            {
                // The query's own length is the same for all, so it changes no order.
                if (part.Vectors[d].Length == query.Length && !part.IsGone(d))
                    nearest.Offer(new Candidate(p, d, part.Segment.FirstWording[d], UnitVector.Product(part.Vectors[d].Span, query)));
            }
        }

        var fused = new Dictionary<(int, int), Candidate>();
        foreach (var list in (List<Candidate>[])[byWords, nearest.Take()])
        {
            for (var place = 0; place < list.Count; place++)
            {
                var at = (list[place].Part, list[place].Document);
                var before = fused.TryGetValue(at, out var known) ? known : list[place] with { Score = 0 };
                fused[at] = before with { Score = before.Score + (1 / (Depth + place + 1)) };
            }
        }

        List<Candidate> all = [.. fused.Values];
        all.Sort();
        return all;
    }
}
