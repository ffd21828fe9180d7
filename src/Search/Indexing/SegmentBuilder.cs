using Switchboard.Search.Analysis;
using Switchboard.Search.Ranking;
using Switchboard.Search.Topics;

namespace Switchboard.Search.Indexing;

/// <summary>Turns documents into a segment.</summary>
internal sealed class SegmentBuilder(SynonymGroups synonyms, UsualQuestions questions, float learnedWeight)
{
    /// <summary>A body's further words are left out: nobody reads that far for an answer.</summary>
    private const int MostBodyTerms = 60_000;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly PostingLists.Builder _wordings = new();
    private readonly PostingLists.Builder _bodies = new();
    private readonly List<int> _firstWording = [0];
    private readonly List<int> _documentOf = [];
    private readonly List<string> _wordingText = [];
    private readonly List<ushort> _wordingLength = [];
    private readonly List<float> _wordingWeight = [];
    private readonly List<int> _bodyLength = [];
    private readonly List<float> _prior = [];
    private readonly List<ReadOnlyMemory<float>> _vectors = [];
    private readonly List<TopicShare[]> _topics = [];
    private readonly List<SynonymFound> _found = [];

    internal void Add<TKey>(SearchDocument<TKey> document)
        where TKey : notnull
    {
        AddWording(document.Title, 1);
        foreach (var question in document.Questions)
            AddWording(question, 1);
        foreach (var learned in document.Learned)
            AddWording(learned, learnedWeight);
        _bodyLength.Add(Cut(TextFolding.Fold(document.Body), _bodies, _bodyLength.Count));
        _prior.Add(Math.Clamp(document.Prior, -1, 1));
        _vectors.Add(UnitVector.Of(document.Vector));
        _topics.Add(DocumentTopics.Of(document, questions));
        _firstWording.Add(_documentOf.Count);
    }

    internal Segment Build()
    {
        var texts = new string[_terms.Count];
        foreach (var (term, at) in _terms)
            texts[at] = term;
        return new Segment
        {
            Terms = _terms,
            TermText = texts,
            Wordings = _wordings.Build(_terms.Count),
            Bodies = _bodies.Build(_terms.Count),
            FirstWording = [.. _firstWording],
            DocumentOf = [.. _documentOf],
            WordingText = [.. _wordingText],
            WordingLength = [.. _wordingLength],
            WordingWeight = [.. _wordingWeight],
            BodyLength = [.. _bodyLength],
            Prior = [.. _prior],
            Vectors = [.. _vectors],
            Topics = [.. _topics],
        };
    }

    private void AddWording(string text, float weight)
    {
        var folded = TextFolding.Fold(text);
        var length = Cut(folded, _wordings, _documentOf.Count);
        _documentOf.Add(_bodyLength.Count);
        _wordingText.Add(folded);
        _wordingLength.Add((ushort)Math.Min(ushort.MaxValue, length));
        _wordingWeight.Add(weight);
    }

    /// <summary>How many terms the text has; a group of synonyms is none, as it makes no text longer.</summary>
    private int Cut(string folded, PostingLists.Builder postings, int row)
    {
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var terms = new TermReader(folded, buffer);
        var length = 0;
        while (length < MostBodyTerms && terms.MoveNext())
        {
            postings.Add(NumberOf(terms.Term), row);
            length++;
        }

        _found.Clear();
        synonyms.Find(folded, _found);
        Span<char> name = stackalloc char[12];
        foreach (var found in _found)
            postings.Add(NumberOf(QueryTerm.NameOf(found.Group, name)), row);
        return length;
    }

    private int NumberOf(ReadOnlySpan<char> term)
    {
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(term, out var number))
            return number;
        number = _terms.Count;
        lookup[term] = number;
        return number;
    }
}
