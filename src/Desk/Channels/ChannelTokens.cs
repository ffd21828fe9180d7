using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Access tokens of platforms, in memory only. One caller asks for a new one while the others wait.</summary>
internal sealed class ChannelTokens
{
    private const double Early = 0.1;
    private static readonly TimeSpan MostEarly = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(Guid Tenant, Guid? Inbox, string Key), Slot> _slots = new();

    public async ValueTask<string> GetAsync(PluginCall call, string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct)
    {
        var (slot, settings) = (SlotOf(call, key), Fingerprint(call.Settings));
        if (slot.Fresh(settings, call.Clock.GetUtcNow()) is { } known)
            return known;
        await slot.Turn.WaitAsync(ct);
        try
        {
            if (slot.Fresh(settings, call.Clock.GetUtcNow()) is { } fetched)
                return fetched;
            var token = await fetch(ct);
            slot.Kept = new Kept(token.Value, call.Clock.GetUtcNow() + token.Lives - EarlyBy(token.Lives), settings);
            return token.Value;
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// <summary>One that was fetched meanwhile stays.</summary>
    public void Forget(PluginCall call, string key, string token)
    {
        var slot = SlotOf(call, key);
        if (slot.Kept is { } kept && kept.Value == token)
            Interlocked.CompareExchange(ref slot.Kept, null, kept);
    }

    private static TimeSpan EarlyBy(TimeSpan lives) => lives * Early < MostEarly ? lives * Early : MostEarly;

    private Slot SlotOf(PluginCall call, string key) => _slots.GetOrAdd((call.TenantId, call.InboxId, key), static _ => new Slot());

    /// <summary>A token belongs to the credentials it was given for: who changes those wants another one.</summary>
    private static string Fingerprint(IReadOnlyDictionary<string, string> settings)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in settings.OrderBy(s => s.Key, StringComparer.Ordinal))
            text.Append(name).Append('\0').Append(value).Append('\0');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed record Kept(string Value, DateTimeOffset Until, string Settings);

    private sealed class Slot
    {
        public Kept? Kept;

        public SemaphoreSlim Turn { get; } = new(1);

        public string? Fresh(string settings, DateTimeOffset now) => Volatile.Read(ref Kept) is { } kept && kept.Settings == settings && now < kept.Until ? kept.Value : null;
    }
}
