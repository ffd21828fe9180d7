namespace Switchboard.Desk.Knowledge;

/// <summary>What an article is found by: its terms with their weight, and its length for the ranking.</summary>
internal static class ArticleTerms
{
    /// <summary>The title is what the customer would ask; its words count more than the body's.</summary>
    private const float TitleWeight = 3f;

    internal static (Dictionary<string, float> Terms, float Length) Of(string title, string body)
    {
        var terms = Terms.Count(MarkdownText.Plain(body));
        var length = terms.Values.Sum();
        foreach (var (term, count) in Terms.Count(title))
        {
            terms[term] = terms.GetValueOrDefault(term) + (count * TitleWeight);
            length += count;
        }

        return (terms, length);
    }
}
