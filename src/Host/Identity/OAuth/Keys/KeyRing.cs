using System.Collections.Frozen;

namespace Switchboard.Host.Identity.OAuth.Keys;

/// <summary>The published keys as this Host knows them: read again each few seconds, and at once when a token names one it does not know.</summary>
internal sealed class KeyRing(SigningKeys keys, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Known _known = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue);

    internal async ValueTask<IReadOnlyCollection<SigningKey>> PublishedAsync(CancellationToken ct) => (await CurrentAsync(Remember, ct)).Keys.Values;

    internal async ValueTask<SigningKey?> FindAsync(string id, CancellationToken ct)
    {
        if ((await CurrentAsync(Remember, ct)).Keys.TryGetValue(id, out var key))
            return key;

        // Whoever sends made-up names does not have the database asked for each.
        return (await CurrentAsync(BetweenLooks, ct)).Keys.GetValueOrDefault(id);
    }

    internal async ValueTask<SigningKey> SignerAsync(string algorithm, CancellationToken ct)
    {
        if (Signer(await CurrentAsync(Remember, ct), algorithm) is { } known)
            return known;
        await keys.MakeDueAsync(ct);
        return Signer(await CurrentAsync(TimeSpan.Zero, ct), algorithm) ?? throw new InvalidOperationException($"There is no {algorithm} key, though one was just due.");
    }

    public void Dispose() => _turn.Dispose();

    private SigningKey? Signer(Known known, string algorithm) =>
        known.Keys.Values.Where(k => k.Algorithm == algorithm && k.Times.SignsAt(clock.GetUtcNow())).MaxBy(k => k.Times.SignsFrom);

    private async ValueTask<Known> CurrentAsync(TimeSpan atMost, CancellationToken ct)
    {
        var asked = clock.GetUtcNow();
        if (_known is { } known && asked - known.At < atMost)
            return known;
        await _turn.WaitAsync(ct);
        try
        {
            if (_known.At >= asked)
                return _known;
            var read = await keys.ReadAsync(ct);
            return _known = new Known(read.ToFrozenDictionary(k => k.Id, StringComparer.Ordinal), clock.GetUtcNow());
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Known(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset At);
}
