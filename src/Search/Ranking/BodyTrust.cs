using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;
using Switchboard.Search.Topics;

namespace Switchboard.Search.Ranking;

/// <summary>
/// Decides for a set of documents what a word of the body counts. Where bodies are about their own titles, customers' words stand in them
/// and they count much; where every body speaks of everything, they lead astray, and the little words of the titles have to tell them apart. Measured by searching for titles in the bodies alone.
/// </summary>
internal static class BodyTrust
{
    private const int Asked = 200;
    private const float Least = 0.1f;
    private const float Most = 0.6f;
    private const float Doubted = 0.75f;
    private const float Trusted = 0.85f;

    /// <summary>The weights with what they leave to the documents.</summary>
    internal static SearchWeights Decide(Segment segment, SearchWeights weights)
    {
        if (weights is { Body: not null, FunctionWord: not null, QuestionWord: not null })
            return weights;
        var trust = Measure(segment, weights);
        return weights with
        {
            Body = weights.Body ?? Least + ((Most - Least) * trust),
            FunctionWord = weights.FunctionWord ?? 1 - (0.5f * trust),
            QuestionWord = weights.QuestionWord ?? 1.3f - (0.3f * trust),
        };
    }

    /// <summary>From 0, bodies lead astray, to 1.</summary>
    private static float Measure(Segment segment, SearchWeights weights)
    {
        if (segment.Documents == 0)
            return 1;
        var ranker = new Ranker(new Lexicon(SynonymGroups.None, UsualQuestions.None, weights with { Wording = 0, Body = 1, FunctionWord = 0.5f, QuestionWord = 1, Likeness = 0, Prior = 0 }), [new Part(segment, new bool[segment.Documents])], classifier: null);
        var (asked, found) = (0, 0);
        for (var d = 0; d < segment.Documents; d += Math.Max(1, segment.Documents / Asked))
        {
            asked++;
            found += ranker.Search(segment.WordingText[segment.FirstWording[d]], 1, default).Hits is [var best] && best.At.Document == d ? 1 : 0;
        }

        var trust = Math.Clamp((((float)found / asked) - Doubted) / (Trusted - Doubted), 0, 1);
        return trust * trust * (3 - (2 * trust));
    }
}
