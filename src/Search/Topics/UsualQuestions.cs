using Switchboard.Search.Analysis;

namespace Switchboard.Search.Topics;

/// <summary>
/// Questions that customers of most companies ask, in groups that mean the same: each group is a topic. A query and an article that share
/// no word are still brought together when both are about the same topic. A knowledge base of another field is left as it is.
/// </summary>
public sealed class UsualQuestions
{
    /// <summary>One for each language: how usual a word is, is known among its own language's.</summary>
    private readonly TopicModel[] _languages;

    /// <param name="groups">Each with the wordings of one question, all in one language.</param>
    public UsualQuestions(IEnumerable<IReadOnlyList<string>> groups)
        : this((TopicModel[])[new TopicModel(groups)])
    {
    }

    private UsualQuestions(TopicModel[] languages) => (_languages, Count) = (languages, languages.Sum(l => l.Count));

    /// <summary>No questions.</summary>
    public static UsualQuestions None { get; } = new(Array.Empty<TopicModel>());

    /// <summary>How many topics there are.</summary>
    public int Count { get; }

    /// <summary>The questions that come with this library: customer service in Chinese and English.</summary>
    public static UsualQuestions BuiltIn() => new(BuiltInTexts.Files("questions.").Select(f => new TopicModel(BuiltInTexts.Groups(f))).ToArray());

    /// <summary>For each topic how likely the text is about it; what is missing to 1 is about none of them, in each language. Empty where nothing is known.</summary>
    internal float[] Judge(string text)
    {
        var (terms, shares, from, known) = (TopicTerms.Of(text), new float[Count], 0, false);
        foreach (var language in _languages)
        {
            known |= language.Judge(terms, shares.AsSpan(from, language.Count));
            from += language.Count;
        }

        return known ? shares : [];
    }
}
