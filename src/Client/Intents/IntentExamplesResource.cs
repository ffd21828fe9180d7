using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Texts that intents are learned from.</summary>
public sealed class IntentExamplesResource
{
    private readonly SetCalls<IntentExample> _set;
    private readonly Calls _calls;

    internal IntentExamplesResource(Calls calls)
    {
        _set = new SetCalls<IntentExample>(calls, "intent-examples");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("intent-examples.list")]
    public IAsyncEnumerable<IntentExample> ListAsync(IntentExampleQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-examples.list")]
    public Task<Page<IntentExample>> PageAsync(IntentExampleQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("intent-examples.one")]
    public Task<IntentExample> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("intent-examples.one")]
    public Task<Tagged<IntentExample>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Deletes it; the next model no longer learns from it.</summary>
    [Operation("intent-examples.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"intent-examples/{id}", options), ct);
}
