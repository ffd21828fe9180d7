using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Assist;

/// <summary>What a bot may do: search this tenant's articles.</summary>
internal sealed class KnowledgeTools(KnowledgeSearch search) : IBotTools
{
    public async ValueTask<IReadOnlyList<Passage>> SearchAsync(string query, string? language, int limit, CancellationToken ct)
    {
        var hits = await search.SearchAsync(query, language, Math.Clamp(limit, 1, 20), Kept.Yes, ct);
        return [.. hits.Select(h => new Passage(h.ArticleId, h.Title, h.Language, h.Text, h.Url, h.Score, h.Coverage, h.TitleCoverage))];
    }
}
