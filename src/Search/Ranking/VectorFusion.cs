using System.Numerics;
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
            var segment = parts[p].Segment;
            for (var d = 0; d < segment.Documents; d++)
            {
                if (!parts[p].IsGone(d) && segment.Vectors[d].Length == query.Length)
                    nearest.Offer(new Candidate(p, d, segment.FirstWording[d], Cosine(segment.Vectors[d].Span, query)));
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

    private static float Cosine(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var (both, first, second) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (a, b) = (new Vector<float>(one[i..]), new Vector<float>(other[i..]));
            both += a * b;
            first += a * a;
            second += b * b;
        }

        var (dot, na, nb) = (Vector.Sum(both), Vector.Sum(first), Vector.Sum(second));
        for (; i < one.Length; i++)
        {
            dot += one[i] * other[i];
            na += one[i] * one[i];
            nb += other[i] * other[i];
        }

        return na == 0 || nb == 0 ? 0 : dot / MathF.Sqrt(na * nb);
    }
}
