namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>An article that may answer.</summary>
/// <param name="Coverage">Share, 0 to 1, of the query's weight (times inverse document frequency) that the article contains.</param>
/// <param name="TitleCoverage">The same share for its title or one of its similar questions, the best of them.</param>
/// <param name="QueryId">What to name when it is opened or helped; null where the search was not remembered.</param>
public sealed record ArticleHit(
    Guid ArticleId, string Title, string Language, string Snippet, string Text, double Score, double Coverage, double TitleCoverage, string Url, KnowledgeQueryId? QueryId = null);
