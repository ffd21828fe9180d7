using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;
using Switchboard.Search.Ranking;
using Switchboard.Search.Topics;

namespace Switchboard.Search;

/// <summary>Takes documents one after the other, so that not all need to be in memory at once.</summary>
/// <typeparam name="TKey">How the caller calls documents.</typeparam>
/// <param name="synonyms">Words that mean the same.</param>
/// <param name="weights">The ranking's numbers, if not the usual ones.</param>
/// <param name="questions">What customers usually ask.</param>
public sealed class SearchIndexBuilder<TKey>(SynonymGroups? synonyms = null, SearchWeights? weights = null, UsualQuestions? questions = null)
    where TKey : notnull
{
    private readonly SynonymGroups _synonyms = synonyms ?? SynonymGroups.None;
    private readonly SearchWeights _weights = weights ?? new SearchWeights();
    private readonly UsualQuestions _questions = questions ?? UsualQuestions.None;
    private readonly SegmentBuilder _segment = new(synonyms ?? SynonymGroups.None, questions ?? UsualQuestions.None, (weights ?? new SearchWeights()).Learned);
    private readonly Dictionary<TKey, int> _places = [];

    /// <summary>One document more.</summary>
    /// <exception cref="ArgumentException">There is one of this key already.</exception>
    public void Add(SearchDocument<TKey> document)
    {
        _places.Add(document.Key, _places.Count);
        _segment.Add(document);
    }

    /// <summary>The index of all that was added. The builder is used up.</summary>
    public SearchIndex<TKey> Build() => SearchIndex<TKey>.Of(_segment.Build(), _places, new Lexicon(_synonyms, _questions, _weights));
}
