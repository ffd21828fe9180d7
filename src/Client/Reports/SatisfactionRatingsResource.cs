using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What customers thought of it.</summary>
public sealed class SatisfactionRatingsResource
{
    private readonly SetCalls<SatisfactionRating> _set;

    internal SatisfactionRatingsResource(Calls calls)
    {
        _set = new SetCalls<SatisfactionRating>(calls, "satisfaction-ratings");
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("satisfaction-ratings.list")]
    public IAsyncEnumerable<SatisfactionRating> ListAsync(SatisfactionRatingQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("satisfaction-ratings.list")]
    public Task<Page<SatisfactionRating>> PageAsync(SatisfactionRatingQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("satisfaction-ratings.one")]
    public Task<SatisfactionRating> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("satisfaction-ratings.one")]
    public Task<Tagged<SatisfactionRating>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);
}
