using Switchboard.Search.Analysis;

namespace Switchboard.Search.Topics;

/// <summary>
/// Naive Bayes over terms, learned from the questions of one language, with one class more for whatever is about none of them: every
/// unknown word makes it likelier.
/// </summary>
internal sealed class TopicModel
{
    private const float Smoothing = 3f;
    private const float Strangeness = 1.5f;
    private const float Reserve = 1f;

    /// <summary>Chinese terms say each thing twice, as characters and as the pairs they stand in; English words say it once.</summary>
    private const float ChineseOverlap = 2f;

    private readonly Dictionary<string, List<(int Topic, float Gain)>> _gains = new(StringComparer.Ordinal);
    private readonly float[] _withoutTerm;
    private readonly float _overlap;

    internal TopicModel(IEnumerable<IReadOnlyList<string>> groups)
    {
        var topics = groups.Select(g => g.Select(TopicTerms.Of).ToList()).ToList();
        var wordings = topics.Sum(t => t.Count);
        var usual = topics.SelectMany(t => t.SelectMany(w => w)).GroupBy(t => t, StringComparer.Ordinal).ToDictionary(t => t.Key, t => (float)t.Count() / wordings, StringComparer.Ordinal);
        _overlap = usual.Keys.Count(t => TextFolding.IsHan(t[0])) * 2 > usual.Count ? ChineseOverlap : 1;
        _withoutTerm = [.. topics.Select(t => MathF.Log(Smoothing / (t.Count + Smoothing)))];
        for (var topic = 0; topic < topics.Count; topic++)
        {
            foreach (var term in topics[topic].SelectMany(w => w).GroupBy(t => t, StringComparer.Ordinal))
            {
                if (!_gains.TryGetValue(term.Key, out var gains))
                    _gains[term.Key] = gains = [];
                gains.Add((topic, MathF.Log(1 + (term.Count() / (Smoothing * usual[term.Key])))));
            }
        }
    }

    internal int Count => _withoutTerm.Length;

    /// <summary>Turns shares that are zero into how likely each topic is; false where no term is known, and they stay zero.</summary>
    internal bool Judge(HashSet<string> terms, Span<float> shares)
    {
        var (known, strange) = (0, 0);
        foreach (var term in terms)
        {
            if (!_gains.TryGetValue(term, out var gains))
            {
                strange += term.Length > 1 ? 1 : 0;
                continue;
            }

            known++;
            foreach (var (topic, gain) in gains)
                shares[topic] += gain;
        }

        if (known == 0)
            return false;
        Normalize(shares, known, Reserve + (Strangeness * strange));
        return true;
    }

    private void Normalize(Span<float> scores, int known, float none)
    {
        var most = none;
        for (var topic = 0; topic < scores.Length; topic++)
            most = Math.Max(most, scores[topic] += known * _withoutTerm[topic]);
        var sum = MathF.Exp((none - most) / _overlap);
        foreach (ref var score in scores)
            sum += score = MathF.Exp((score - most) / _overlap);
        foreach (ref var score in scores)
            score /= sum;
    }
}
