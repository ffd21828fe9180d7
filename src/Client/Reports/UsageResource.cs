using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What is billed, day by day.</summary>
public sealed class UsageResource
{
    private readonly SetCalls<DailyUsage> _set;

    internal UsageResource(Calls calls)
    {
        _set = new SetCalls<DailyUsage>(calls, "usage");
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("usage.list")]
    public IAsyncEnumerable<DailyUsage> ListAsync(UsageQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("usage.list")]
    public Task<Page<DailyUsage>> PageAsync(UsageQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("usage.one")]
    public Task<DailyUsage> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("usage.one")]
    public Task<Tagged<DailyUsage>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);
}
