namespace Switchboard.Search.Topics;

/// <summary>What a document is about: its title tells half, its title with the opening of its text the other half; a body tells too many things to be asked alone.</summary>
internal static class DocumentTopics
{
    private const int Kept = 4;
    private const int Opening = 200;
    private const float Least = 0.05f;

    internal static TopicShare[] Of<TKey>(SearchDocument<TKey> document, UsualQuestions questions)
        where TKey : notnull
    {
        if (questions.Count == 0)
            return [];
        var opening = document.Body.Length > Opening ? document.Body[..Opening] : document.Body;
        var (title, whole) = (questions.Judge(document.Title), questions.Judge($"{document.Title} {opening}"));
        var shares = Enumerable.Range(0, questions.Count).Select(t => new TopicShare(t, (At(title, t) + At(whole, t)) / 2));
        return [.. shares.Where(s => s.Share >= Least).OrderByDescending(s => s.Share).Take(Kept)];
    }

    private static float At(float[] shares, int topic) => shares.Length == 0 ? 0 : shares[topic];
}
