using Switchboard.Search.Analysis;

namespace Switchboard.Search.Topics;

/// <summary>
/// Questions that customers of most companies ask, in groups that mean the same: each group is a topic. A query and an article that share
/// no word are still brought together when both are about the same topic. Naive Bayes over terms, with one class more for whatever is
/// about none of them: a knowledge base of another field is left as it is.
/// </summary>
public sealed class UsualQuestions
{
    private const float Smoothing = 3f;
    private const float Doubt = 2f;
    private const float Strangeness = 1.5f;
    private const float Reserve = 1f;

    private readonly Dictionary<string, List<(int Topic, float Gain)>> _gains = new(StringComparer.Ordinal);
    private readonly float[] _withoutTerm;

    /// <param name="groups">Each with the wordings of one question.</param>
    public UsualQuestions(IEnumerable<IReadOnlyList<string>> groups)
    {
        var topics = groups.Select(g => g.Select(TermsOf).ToList()).ToList();
        var wordings = topics.Sum(t => t.Count);
        var usual = topics.SelectMany(t => t.SelectMany(w => w)).GroupBy(t => t, StringComparer.Ordinal).ToDictionary(t => t.Key, t => (float)t.Count() / wordings, StringComparer.Ordinal);
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

    /// <summary>No questions.</summary>
    public static UsualQuestions None { get; } = new([]);

    /// <summary>How many topics there are.</summary>
    public int Count => _withoutTerm.Length;

    /// <summary>The questions that come with this library: customer service in Chinese and English.</summary>
    public static UsualQuestions BuiltIn() => new(BuiltInTexts.Groups("questions."));

    /// <summary>For each topic how likely the text is about it; what is missing to 1 is about none of them. Empty where nothing is known.</summary>
    internal float[] Judge(string text)
    {
        var shares = new float[Count];
        var (known, strange) = (0, 0);
        foreach (var term in TermsOf(text))
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

        return known == 0 ? [] : Normal(shares, known, Reserve + (Strangeness * strange));
    }

    private float[] Normal(float[] scores, int known, float none)
    {
        for (var topic = 0; topic < scores.Length; topic++)
            scores[topic] += known * _withoutTerm[topic];
        var (most, sum) = (Math.Max(none, scores.Max()), 0f);
        for (var topic = 0; topic < scores.Length; topic++)
            sum += scores[topic] = MathF.Exp((scores[topic] - most) / Doubt);
        sum += MathF.Exp((none - most) / Doubt);
        for (var topic = 0; topic < scores.Length; topic++)
            scores[topic] /= sum;
        return scores;
    }

    private static HashSet<string> TermsOf(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var terms = new TermReader(TextFolding.Fold(text), buffer);
        while (terms.MoveNext())
            found.Add(terms.Term.ToString());
        return found;
    }
}
