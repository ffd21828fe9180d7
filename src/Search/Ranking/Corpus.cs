using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>What is known of all documents together.</summary>
internal sealed class Corpus
{
    private readonly Part[] _parts;

    internal Corpus(Part[] parts)
    {
        _parts = parts;
        Documents = parts.Sum(p => p.Documents);
        MeanBody = Mean(parts.Sum(p => p.BodyLength), Documents);
        MeanWording = Mean(parts.Sum(p => p.WordingLength), parts.Sum(p => p.Wordings));
    }

    internal int Documents { get; }

    internal float MeanBody { get; }

    internal float MeanWording { get; }

    internal int DocumentsWith(string term)
    {
        var count = 0;
        foreach (var part in _parts)
            count += part.Segment.Find(term) is >= 0 and var number ? part.DocumentsWith(number) : 0;
        return count;
    }

    /// <summary>As in Lucene, never negative; a term that nobody has is the rarest.</summary>
    internal float Rarity(int documentsWith) => MathF.Log(1 + ((Documents - documentsWith + 0.5f) / (documentsWith + 0.5f)));

    private static float Mean(long sum, int count) => count == 0 || sum == 0 ? 1 : (float)sum / count;
}
