using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.search", Permission = "articles:read", Route = "GET /articles/search", Audited = false, Summary = "Search published articles, best first.")]
internal sealed class SearchArticles(KnowledgeSearch search) : IVerb<SearchArticles.Input, SearchArticles.Found>
{
    internal sealed record Input([StringLength(500, MinimumLength = 1)] string Q, [AllowedValues(null, "zh-CN", "en")] string? Language = null, [Range(1, 20)] int Limit = 5);

    internal sealed record Found(IReadOnlyList<ArticleHit> Items);

    public async ValueTask<Outcome<Found>> Handle(Input input, Caller caller, CancellationToken ct) =>
        new Found(await search.SearchAsync(input.Q, input.Language, input.Limit, Kept.Yes, ct));
}
