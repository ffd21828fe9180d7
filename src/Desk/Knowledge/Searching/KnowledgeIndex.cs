using Switchboard.Search;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>A tenant's published articles, ready to be searched, as they were at one version.</summary>
/// <param name="Version">The tenant's version that it shows.</param>
/// <param name="Synonyms">The version of the tenant's synonyms that it was built with.</param>
/// <param name="Revisions">What is in it, each article with its revision.</param>
/// <param name="Chinese">The articles in Chinese.</param>
/// <param name="English">Those in English. Each language has its own ranking: how rare a word is says nothing about the other.</param>
internal sealed record KnowledgeIndex(long Version, long Synonyms, IReadOnlyDictionary<Guid, long> Revisions, SearchIndex<Guid> Chinese, SearchIndex<Guid> English)
{
    internal long Bytes { get; } = Chinese.Bytes + English.Bytes + (Revisions.Count * 40L);

    internal bool IsWorn => Chinese.IsWorn || English.IsWorn;

    /// <summary>Best first; the masses are those of the language in which the best one is written.</summary>
    internal SearchAnswer<Guid> Search(string query, string? language, int limit)
    {
        if (language is not null)
            return (language == "zh-CN" ? Chinese : English).Search(query, limit);
        var (one, other) = (Chinese.Search(query, limit), English.Search(query, limit));
        var hits = one.Hits.Concat(other.Hits).OrderByDescending(h => h.Score).Take(limit).ToList();
        return new SearchAnswer<Guid>(hits, one.Hits.Count > 0 && hits[0].Key == one.Hits[0].Key ? one.Masses : other.Masses);
    }
}
