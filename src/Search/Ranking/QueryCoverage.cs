using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>How much of what a query is about a text has. A word counts as there, a little less, when another of its group is.</summary>
internal sealed class QueryCoverage
{
    private const float BySynonym = 0.5f;
    private readonly List<(QueryTerm Term, List<QueryTerm> Groups)> _words = [];
    private readonly float _whole;

    internal QueryCoverage(List<QueryTerm> terms)
    {
        foreach (var word in terms.Where(t => t is { IsGroup: false, IsExpansion: false }))
        {
            _words.Add((word, terms.FindAll(g => g.IsGroup && g.First <= word.First && g.Last >= word.Last)));
            _whole += word.MeaningMass;
        }
    }

    internal float OfDocument(Segment segment, int document) => Share(term => segment.Find(term) is >= 0 and var number && segment.Has(number, document));

    internal float OfWordings(Segment segment, int document)
    {
        var most = 0f;
        for (var w = segment.FirstWording[document]; w < segment.FirstWording[document + 1]; w++)
            most = Math.Max(most, Share(term => segment.Find(term) is >= 0 and var number && segment.HasInWordings(number, w, w + 1)));
        return most;
    }

    private float Share(Func<string, bool> has)
    {
        if (_whole <= 0)
            return 0;
        var there = 0f;
        foreach (var (word, groups) in _words)
            there += has(word.Text) ? word.MeaningMass : groups.Exists(g => has(g.Text)) ? BySynonym * word.MeaningMass : 0;
        return Math.Min(1, there / _whole);
    }
}
