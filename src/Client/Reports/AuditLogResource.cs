using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Who did what.</summary>
public sealed class AuditLogResource
{
    private readonly SetCalls<AuditEntry> _set;
    private readonly Calls _calls;

    internal AuditLogResource(Calls calls)
    {
        _set = new SetCalls<AuditEntry>(calls, "audit-log");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("audit-log.list")]
    public IAsyncEnumerable<AuditEntry> ListAsync(AuditQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("audit-log.list")]
    public Task<Page<AuditEntry>> PageAsync(AuditQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("audit-log.one")]
    public Task<AuditEntry> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>Everything that fits in one answer, oldest first. Taking it away is an entry itself.</summary>
    [Operation("audit-log.export")]
    public Task<IReadOnlyList<AuditEntry>> ExportAsync(
        string? verb = null, Guid? actorId = null, Guid? targetId = null, DateTimeOffset? from = null, DateTimeOffset? until = null, CancellationToken ct = default) =>
        _calls.SendAsync<IReadOnlyList<AuditEntry>>(
            Call.Get(new QueryText("audit-log/export").Add("format", "json").Add("verb", verb).Add("actorId", actorId).Add("targetId", targetId).Add("from", from).Add("until", until).ToString()), ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("audit-log.one")]
    public Task<Tagged<AuditEntry>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);
}
