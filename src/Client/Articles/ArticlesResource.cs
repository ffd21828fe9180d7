using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>The help centre's articles.</summary>
public sealed class ArticlesResource
{
    private readonly SetCalls<Article> _set;
    private readonly Calls _calls;

    internal ArticlesResource(Calls calls)
    {
        _set = new SetCalls<Article>(calls, "articles");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("articles.list")]
    public IAsyncEnumerable<Article> ListAsync(ArticleQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("articles.list")]
    public Task<Page<Article>> PageAsync(ArticleQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("articles.one")]
    public Task<Article> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("articles.one")]
    public Task<Tagged<Article>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Writes an article.</summary>
    [Operation("articles.create")]
    public Task<Article> CreateAsync(NewArticle article, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Article>(Call.Post("articles", article, options), ct);

    /// <summary>Changes an article, publishes it or takes it back.</summary>
    [Operation("articles.change")]
    public Task<Article> ChangeAsync(Guid id, ArticleChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Article>(Call.Put($"articles/{id}", change, options), ct);

    /// <summary>Deletes an article for good.</summary>
    [Operation("articles.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"articles/{id}", options), ct);

    /// <summary>Adds a customer's wording of the article's question.</summary>
    [Operation("articles.add-question")]
    public Task<Article> AddQuestionAsync(Guid id, string question, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Article>(Call.Post($"articles/{id}/questions", new { question }, options), ct);

    /// <summary>Says that an article was opened after a search, or that it helped; search learns from it.</summary>
    /// <param name="id">The article.</param>
    /// <param name="queryId">What its <see cref="ArticleHit.QueryId"/> was.</param>
    /// <param name="helped">It answered the question; otherwise it was only opened.</param>
    /// <param name="options">Of this call.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("articles.choose")]
    public Task ChooseAsync(Guid id, Guid queryId, bool helped, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Post($"articles/{id}/choose", new { queryId, helped }, options), ct);

    /// <summary>Searches published articles, best first.</summary>
    /// <param name="words">What somebody asks.</param>
    /// <param name="language"><c>zh-CN</c>, <c>en</c>, or null for both.</param>
    /// <param name="limit">At most so many, 1 to 20; 5 when not said.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("articles.search")]
    public async Task<IReadOnlyList<ArticleHit>> SearchAsync(string words, string? language = null, int? limit = null, CancellationToken ct = default) =>
        (await _calls.SendAsync<ArticleHits>(Call.Get(new QueryText("articles/search").Add("q", words).Add("language", language).Add("limit", limit).ToString()), ct)).Items;
}
