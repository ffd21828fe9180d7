using System.Collections.Concurrent;
using System.Text.Json;
using Switchboard.Desk.Outbound;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <summary>What providers say of themselves, and their keys, remembered. A key that is not known has them fetched again, at most once a minute: else whoever sends made-up tokens has us ask for each.</summary>
internal sealed class ProviderDocuments(OutboundDocuments outbound, TimeProvider clock)
{
    internal static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remember = TimeSpan.FromMinutes(15);
    private const int WorthSweeping = 2_000;
    private readonly ConcurrentDictionary<string, (ProviderMetadata Metadata, DateTimeOffset Until)> _metadata = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (IReadOnlyList<ProviderKey> Keys, DateTimeOffset At)> _keys = new(StringComparer.Ordinal);

    /// <param name="issuer">Whose.</param>
    /// <param name="anew">Whether what is remembered does not count: for whoever tests what they have just changed.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<Outcome<ProviderMetadata>> MetadataAsync(string issuer, bool anew, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!anew && _metadata.TryGetValue(issuer, out var known) && known.Until > now)
            return known.Metadata;
        var read = await ReadAsync(issuer.TrimEnd('/') + ProviderMetadata.WellKnown, ct);
        if (!read.Succeeded)
            return read.Refusal;
        var decided = ProviderMetadata.Decide(read.Value, issuer, outbound.Complaint);
        if (!decided.Succeeded)
            return decided;
        if (_metadata.Count > WorthSweeping)
            _metadata.Clear();
        _metadata[issuer] = (decided.Value, now + Remember);
        return decided;
    }

    /// <param name="address">Where they are.</param>
    /// <param name="suffice">Whether what is remembered will do.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<Outcome<IReadOnlyList<ProviderKey>>> KeysAsync(string address, Func<IReadOnlyList<ProviderKey>, bool> suffice, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_keys.TryGetValue(address, out var known) && (now - known.At < Between || (now - known.At < Remember && suffice(known.Keys))))
            return Outcome.Of(known.Keys);
        var read = await ReadAsync(address, ct);
        if (!read.Succeeded)
            return read.Refusal;
        var keys = ProviderKey.Read(read.Value);
        if (_keys.Count > WorthSweeping)
            _keys.Clear();
        _keys[address] = (keys, now);
        return Outcome.Of(keys);
    }

    private async Task<Outcome<JsonElement>> ReadAsync(string address, CancellationToken ct)
    {
        var answer = await outbound.AskAsync(address, url => new HttpRequestMessage(HttpMethod.Get, url), ct);
        if (!answer.Succeeded)
            return new ProviderUnreachable(answer.Refusal.Detail);
        return answer.Value is { Ok: true, Json: { ValueKind: JsonValueKind.Object } json } ? json : new ProviderMisconfigured($"{address} answered {answer.Value.Status}, and not with a document.");
    }
}
