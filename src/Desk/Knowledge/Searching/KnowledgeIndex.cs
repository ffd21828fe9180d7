using Switchboard.Desk.Knowledge.Vectors;
using Switchboard.Search;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>A tenant's published articles, ready to be searched, as they were at one version.</summary>
/// <param name="versions">The tenant's versions that it shows.</param>
/// <param name="revisions">What is in it, each article with its revision.</param>
/// <param name="chinese">The articles in Chinese.</param>
/// <param name="english">Those in English. Each language has its own ranking: how rare a word is says nothing about the other.</param>
internal sealed class KnowledgeIndex(KnowledgeVersions versions, IReadOnlyDictionary<Guid, long> revisions, SearchIndex<Guid> chinese, SearchIndex<Guid> english)
{
    /// <summary>With fewer, articles would come up because they have a vector, and not because they answer.</summary>
    private const double EnoughVectors = 0.9;

    internal KnowledgeVersions Versions => versions;

    internal long Version => versions.Version;

    internal IReadOnlyDictionary<Guid, long> Revisions => revisions;

    internal SearchIndex<Guid> Chinese => chinese;

    internal SearchIndex<Guid> English => english;

    internal long Bytes { get; } = chinese.Bytes + english.Bytes + (revisions.Count * 40L);

    internal bool IsWorn => Chinese.IsWorn || English.IsWorn;

    /// <summary>The model whose vectors nearly all articles have that are to be searched; null where words must do.</summary>
    internal string? ModelFor(string? language)
    {
        var searched = language switch { "zh-CN" => Chinese.Count, null => Chinese.Count + English.Count, _ => English.Count };
        var vectored = language switch { "zh-CN" => Chinese.Vectored, null => Chinese.Vectored + English.Vectored, _ => English.Vectored };
        return vectored > 0 && vectored >= EnoughVectors * searched ? Versions.VectorModel : null;
    }

    /// <summary>Best first; the masses are those of the language in which the best one is written.</summary>
    internal SearchAnswer<Guid> Search(string query, string? language, int limit, QueryVector? vector = null)
    {
        // Made before the index was: its model may be another by now.
        var values = vector is not null && vector.Model == ModelFor(language) ? vector.Values : default;
        if (language is not null)
            return (language == "zh-CN" ? Chinese : English).Search(query, limit, values);
        var (one, other) = (Chinese.Search(query, limit, values), English.Search(query, limit, values));
        var hits = one.Hits.Concat(other.Hits).OrderByDescending(h => h.Score).Take(limit).ToList();
        return new SearchAnswer<Guid>(hits, one.Hits.Count > 0 && hits[0].Key == one.Hits[0].Key ? one.Masses : other.Masses);
    }
}

/// <summary>What an index was made of.</summary>
/// <param name="Version">The tenant's version.</param>
/// <param name="Synonyms">The version of its synonyms.</param>
/// <param name="Vectors">The version of its articles' vectors.</param>
/// <param name="VectorModel">The model that made them; null where there is none.</param>
internal readonly record struct KnowledgeVersions(long Version, long Synonyms, long Vectors, string? VectorModel)
{
    /// <summary>For statements that compare; no model is called nothing.</summary>
    internal string ModelOrNone => VectorModel ?? "";
}
