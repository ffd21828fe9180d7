using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Words that mean the same: a search for one finds articles with another.</summary>
public sealed class SynonymGroupsResource
{
    private readonly SetCalls<SynonymGroup> _set;
    private readonly Calls _calls;

    internal SynonymGroupsResource(Calls calls)
    {
        _set = new SetCalls<SynonymGroup>(calls, "synonym-groups");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("synonym-groups.list")]
    public IAsyncEnumerable<SynonymGroup> ListAsync(SynonymGroupQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("synonym-groups.list")]
    public Task<Page<SynonymGroup>> PageAsync(SynonymGroupQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("synonym-groups.one")]
    public Task<SynonymGroup> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("synonym-groups.one")]
    public Task<Tagged<SynonymGroup>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Says that words mean the same.</summary>
    [Operation("synonym-groups.create")]
    public Task<SynonymGroup> CreateAsync(IReadOnlyList<string> words, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<SynonymGroup>(Call.Post("synonym-groups", new { words }, options), ct);

    /// <summary>Changes the words of a group.</summary>
    [Operation("synonym-groups.change")]
    public Task<SynonymGroup> ChangeAsync(Guid id, IReadOnlyList<string> words, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<SynonymGroup>(Call.Put($"synonym-groups/{id}", new { words }, options), ct);

    /// <summary>Says no longer that these words mean the same.</summary>
    [Operation("synonym-groups.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) => _calls.SendAsync(Call.Delete($"synonym-groups/{id}", options), ct);
}
