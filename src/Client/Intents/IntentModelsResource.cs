using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Versions of the tenant's own model.</summary>
public sealed class IntentModelsResource
{
    private readonly SetCalls<IntentModel> _set;
    private readonly Calls _calls;

    internal IntentModelsResource(Calls calls)
    {
        _set = new SetCalls<IntentModel>(calls, "intent-models");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("intent-models.list")]
    public IAsyncEnumerable<IntentModel> ListAsync(IntentModelQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-models.list")]
    public Task<Page<IntentModel>> PageAsync(IntentModelQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("intent-models.one")]
    public Task<IntentModel> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("intent-models.one")]
    public Task<Tagged<IntentModel>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Trains a new version; while one is on its way, that one is answered.</summary>
    /// <param name="note">What is different about it, for your team.</param>
    /// <param name="options">What is said beyond the input.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-models.train")]
    public Task<IntentModel> TrainAsync(string note = "", CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentModel>(Call.Post("intent-models", new { note }, options), ct);

    /// <summary>What a version says of these texts, live or not.</summary>
    [Operation("intent-models.test")]
    public Task<TestedIntents> TestAsync(Guid id, IReadOnlyList<string> texts, CancellationToken ct = default) =>
        _calls.SendAsync<TestedIntents>(new Call(HttpMethod.Post, $"intent-models/{id}/test") { Body = new { texts }, ChangesNothing = true }, ct);

    /// <summary>How far what a version says has moved from what it said in its first two weeks.</summary>
    [Operation("intent-models.show-drift")]
    public Task<IntentDrift> DriftAsync(Guid id, CancellationToken ct = default) => _calls.SendAsync<IntentDrift>(Call.Get($"intent-models/{id}/drift"), ct);

    /// <summary>Lets it judge customers' messages from now on.</summary>
    [Operation("intent-models.publish")]
    public Task<IntentModel> PublishAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentModel>(Call.Post($"intent-models/{id}/publish", null, options), ct);

    /// <summary>Takes the live version back: the one published before it judges again, or none.</summary>
    [Operation("intent-models.roll-back")]
    public Task<IntentModel> RollBackAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentModel>(Call.Post($"intent-models/{id}/roll-back", null, options), ct);

    /// <summary>Leaves a proposed version; nobody is asked about it any more.</summary>
    [Operation("intent-models.dismiss")]
    public Task<IntentModel> DismissAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentModel>(Call.Post($"intent-models/{id}/dismiss", null, options), ct);
}
