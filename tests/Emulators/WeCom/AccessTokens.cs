using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>Tokens that end, some earlier than was said.</summary>
public sealed class AccessTokens(EmulatedAccount account)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private string? _current;
    private int _asked;

    /// <summary>How often somebody asked for a token.</summary>
    public int Asked => _asked;

    /// <summary>Ends all tokens at once, as the platform may.</summary>
    public void Invalidate()
    {
        lock (_gate)
        {
            _current = null;
            _ends.Clear();
        }
    }

    internal object Issue(string corpId, string secret)
    {
        Interlocked.Increment(ref _asked);
        if (corpId != account.CorpId)
            return Say.Error(40013, "invalid corpid");
        if (secret != account.Secret)
            return Say.Error(40001, "invalid credential");
        lock (_gate)
        {
            // The platform gives the same token again while it counts.
            if (_current is null || Refusal(_current) != 0)
            {
                _current = "token-" + Guid.CreateVersion7().ToString("N");
                _ends[_current] = account.Clock.GetUtcNow() + account.TokenLives;
            }

            return new { errcode = 0, errmsg = "ok", access_token = _current, expires_in = (int)account.TokenLives.TotalSeconds };
        }
    }

    internal int Refusal(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return 41001;
        return !_ends.TryGetValue(token, out var ends) ? 40014 : ends <= account.Clock.GetUtcNow() ? 42001 : 0;
    }
}
