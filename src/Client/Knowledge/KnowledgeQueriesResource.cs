using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What customers and agents searched for in the articles.</summary>
public sealed class KnowledgeQueriesResource
{
    private readonly SetCalls<KnowledgeQuery> _set;

    internal KnowledgeQueriesResource(Calls calls) => _set = new SetCalls<KnowledgeQuery>(calls, "knowledge-queries");

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("knowledge-queries.list")]
    public IAsyncEnumerable<KnowledgeQuery> ListAsync(KnowledgeQueryQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("knowledge-queries.list")]
    public Task<Page<KnowledgeQuery>> PageAsync(KnowledgeQueryQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("knowledge-queries.one")]
    public Task<KnowledgeQuery> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with its ETag.</summary>
    [Operation("knowledge-queries.one")]
    public Task<Tagged<KnowledgeQuery>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);
}
