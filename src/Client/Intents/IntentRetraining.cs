using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How a tenant's nightly retraining stands.</summary>
/// <param name="Enabled">Whether versions are trained at night without anybody asking.</param>
/// <param name="TimeZone">By whose clock it is night: between two and five.</param>
/// <param name="Night">The last night that was looked at.</param>
/// <param name="Approved">Corrections approved since the live version, or a later retraining; null while no version is live.</param>
/// <param name="Needed">So many are the least.</param>
public sealed record IntentRetraining(bool Enabled, string TimeZone, DateOnly? Night, int? Approved, int Needed);

/// <summary>New versions from approved corrections, proposed when they are better than the live one and never published by themselves.</summary>
public sealed class IntentRetrainingResource
{
    private readonly Calls _calls;

    internal IntentRetrainingResource(Calls calls) => _calls = calls;

    /// <summary>Whether it is on, and what there is to learn.</summary>
    [Operation("intent-retraining.show")]
    public Task<IntentRetraining> ShowAsync(CancellationToken ct = default) => _calls.SendAsync<IntentRetraining>(Call.Get("intent-retraining"), ct);

    /// <summary>Switches it on or off.</summary>
    [Operation("intent-retraining.change")]
    public Task<IntentRetraining> ChangeAsync(bool enabled, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentRetraining>(Call.Put("intent-retraining", new { enabled }, options), ct);

    /// <summary>Retrains now, however little is new.</summary>
    [Operation("intent-retraining.start")]
    public Task<IntentModel> StartAsync(CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IntentModel>(Call.Post("intent-retraining/start", null, options), ct);
}
