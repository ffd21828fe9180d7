using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What customers want, in the tenant's words.</summary>
public sealed class IntentsResource
{
    private readonly SetCalls<Intent> _set;
    private readonly Calls _calls;

    internal IntentsResource(Calls calls)
    {
        _set = new SetCalls<Intent>(calls, "intents");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("intents.list")]
    public IAsyncEnumerable<Intent> ListAsync(IntentQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intents.list")]
    public Task<Page<Intent>> PageAsync(IntentQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("intents.one")]
    public Task<Intent> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("intents.one")]
    public Task<Tagged<Intent>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Names something that customers want.</summary>
    [Operation("intents.create")]
    public Task<Intent> CreateAsync(IntentForm intent, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Intent>(Call.Post("intents", intent, options), ct);

    /// <summary>Changes all of an intent.</summary>
    [Operation("intents.change")]
    public Task<Intent> ChangeAsync(Guid id, IntentForm intent, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Intent>(Call.Put($"intents/{id}", intent, options), ct);

    /// <summary>Deletes it with its examples.</summary>
    [Operation("intents.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"intents/{id}", options), ct);

    /// <summary>Adds texts as customers say them.</summary>
    [Operation("intents.add-examples")]
    public Task<ExamplesAdded> AddExamplesAsync(Guid id, IReadOnlyList<string> texts, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<ExamplesAdded>(Call.Post($"intents/{id}/examples", new { texts }, options), ct);

    /// <summary>Adds a table of examples: the intent, then the text, one a line, as TSV or CSV.</summary>
    [Operation("intents.import")]
    public Task<IntentsImported> ImportAsync(string content, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentsImported>(Call.Post("intents/import", new { content }, options), ct);

    /// <summary>Copies the product's own intents of a trade.</summary>
    /// <param name="trade">Which.</param>
    /// <param name="language"><c>en</c> or <c>zh-CN</c>.</param>
    /// <param name="options">What is said beyond the input.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intents.take-starter")]
    public Task<IntentsImported> TakeStarterAsync(Trade trade, string language, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentsImported>(Call.Post("intents/starter", new { trade, language }, options), ct);
}
