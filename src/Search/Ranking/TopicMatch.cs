using Switchboard.Search.Indexing;
using Switchboard.Search.Topics;

namespace Switchboard.Search.Ranking;

/// <summary>Which documents are about what a query is about, whatever their words.</summary>
internal sealed class TopicMatch(UsualQuestions questions, Part[] parts, string folded)
{
    private const int Looked = 20;
    private const float Least = 0.1f;

    private readonly float[] _query = questions.Judge(folded);

    /// <summary>How likely the query and the document are about the same.</summary>
    internal float With(Candidate candidate) => InCommon(parts[candidate.Part].Segment, candidate.Document);

    /// <summary>What words have found, and after it the documents nearest in topic that share no word with the query.</summary>
    internal List<Candidate> Join(List<Candidate> found)
    {
        if (_query.Length == 0)
            return found;
        var nearest = new TopList(Looked);
        for (var p = 0; p < parts.Length; p++)
        {
            var segment = parts[p].Segment;
            for (var d = 0; d < segment.Documents; d++)
            {
                if (InCommon(segment, d) is >= Least and var common && !parts[p].IsGone(d))
                    nearest.Offer(new Candidate(p, d, segment.FirstWording[d], common));
            }
        }

        var known = found.Select(c => (c.Part, c.Document)).ToHashSet();
        return [.. found, .. nearest.Take().Where(c => !known.Contains((c.Part, c.Document))).Select(c => c with { Score = 0 })];
    }

    private float InCommon(Segment segment, int document)
    {
        var common = 0f;
        if (_query.Length > 0)
        {
            foreach (var (topic, share) in segment.Topics[document])
                common += _query[topic] * share;
        }

        return common;
    }
}
