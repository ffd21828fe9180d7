using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What agents said that models got wrong, and what came of it.</summary>
public sealed class IntentCorrectionsResource
{
    private readonly SetCalls<IntentCorrection> _set;
    private readonly Calls _calls;

    internal IntentCorrectionsResource(Calls calls)
    {
        _set = new SetCalls<IntentCorrection>(calls, "intent-corrections");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("intent-corrections.list")]
    public IAsyncEnumerable<IntentCorrection> ListAsync(IntentCorrectionQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intent-corrections.list")]
    public Task<Page<IntentCorrection>> PageAsync(IntentCorrectionQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("intent-corrections.one")]
    public Task<IntentCorrection> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("intent-corrections.one")]
    public Task<Tagged<IntentCorrection>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Says what a conversation is really about; null for none of the intents.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="intent">The intent.</param>
    /// <param name="options">What is said beyond the input.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("intents.correct")]
    public Task<Conversation> CorrectAsync(Guid conversation, Guid? intent, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Conversation>(Call.Post($"conversations/{conversation}/correct-intent", new { intentId = intent }, options), ct);

    /// <summary>Makes it an example, with changes where they are given.</summary>
    [Operation("intent-corrections.approve")]
    public Task<IntentCorrection> ApproveAsync(Guid id, CorrectionApproval? changes = null, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentCorrection>(Call.Post($"intent-corrections/{id}/approve", changes ?? new CorrectionApproval(), options), ct);

    /// <summary>Makes examples of several as they are; those that need a decision are left.</summary>
    [Operation("intent-corrections.approve-many")]
    public Task<CorrectionsApproved> ApproveManyAsync(IReadOnlyList<Guid> ids, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<CorrectionsApproved>(Call.Post("intent-corrections/approve", new { ids }, options), ct);

    /// <summary>Leaves its text out of the examples.</summary>
    [Operation("intent-corrections.reject")]
    public Task<IntentCorrection> RejectAsync(Guid id, string reason = "", CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentCorrection>(Call.Post($"intent-corrections/{id}/reject", new { reason }, options), ct);
}
