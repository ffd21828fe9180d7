using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Versions of the model that are tried beside the live one.</summary>
public sealed class IntentExperimentsResource
{
    private readonly SetCalls<IntentExperiment> _set;
    private readonly Calls _calls;

    internal IntentExperimentsResource(Calls calls)
    {
        _set = new SetCalls<IntentExperiment>(calls, "intent-experiments");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("intent-experiments.list")]
    public IAsyncEnumerable<IntentExperiment> ListAsync(IntentExperimentQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-experiments.list")]
    public Task<Page<IntentExperiment>> PageAsync(IntentExperimentQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("intent-experiments.one")]
    public Task<IntentExperiment> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("intent-experiments.one")]
    public Task<Tagged<IntentExperiment>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Tries a version beside the live one.</summary>
    /// <param name="challengerId">The version that is tried.</param>
    /// <param name="mode">For a share of the conversations, or in the shadow, without any effect.</param>
    /// <param name="share">So many of a hundred conversations, 1 to 50; in the shadow it says nothing.</param>
    /// <param name="options">What is said beyond the input.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-experiments.start")]
    public Task<IntentExperiment> StartAsync(
        Guid challengerId, ExperimentMode mode = ExperimentMode.Split, int share = 10, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentExperiment>(Call.Post("intent-experiments", new { challengerId, mode, share }, options), ct);

    /// <summary>Ends it: the live version stays, or the challenger takes its place.</summary>
    [Operation("intent-experiments.end")]
    public Task<IntentExperiment> EndAsync(Guid id, ExperimentArm winner, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentExperiment>(Call.Post($"intent-experiments/{id}/end", new { winner }, options), ct);

    /// <summary>What it has shown so far, or had shown when it ended.</summary>
    [Operation("intent-experiments.compare")]
    public Task<ExperimentOutcome> CompareAsync(Guid id, CancellationToken ct = default) => _calls.SendAsync<ExperimentOutcome>(Call.Get($"intent-experiments/{id}/outcome"), ct);

    /// <summary>The latest messages of which two versions said different things, in conversations that you may see.</summary>
    /// <param name="id">An experiment in the shadow.</param>
    /// <param name="liveIntentId">What the live version said.</param>
    /// <param name="challengerIntentId">What the other said.</param>
    /// <param name="limit">So many at most, up to 100.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-experiments.list-differences")]
    public async Task<IReadOnlyList<DifferencePlace>> ListDifferencesAsync(Guid id, Guid liveIntentId, Guid challengerIntentId, int limit = 20, CancellationToken ct = default) =>
        (await _calls.SendAsync<DifferencePlaces>(
            Call.Get(new QueryText($"intent-experiments/{id}/differences").Add("liveIntentId", liveIntentId).Add("challengerIntentId", challengerIntentId).Add("limit", limit).ToString()), ct)).Items;
}
