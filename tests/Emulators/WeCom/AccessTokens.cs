using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>Tokens that end, some earlier than was said. Each belongs to the application whose secret asked for it.</summary>
public sealed class AccessTokens(params IReadOnlyList<EmulatedAccount> applications)
{
    private readonly ConcurrentDictionary<string, (EmulatedAccount Application, DateTimeOffset Ends)> _given = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _asked;

    /// <summary>How often somebody asked for a token.</summary>
    public int Asked => _asked;

    /// <summary>Ends all tokens at once, as the platform may.</summary>
    public void Invalidate()
    {
        lock (_gate)
            _given.Clear();
    }

    internal object Issue(string corpId, string secret)
    {
        Interlocked.Increment(ref _asked);
        if (corpId != applications[0].CorpId)
            return Say.Error(40013, "invalid corpid");
        if (applications.FirstOrDefault(a => a.Secret == secret) is not { } application)
            return Say.Error(40001, "invalid credential");
        lock (_gate)
        {
            // The platform gives the same token again while it counts.
            var token = _given.FirstOrDefault(g => g.Value.Application == application && Refusal(g.Key) == 0).Key;
            if (token is null)
            {
                token = "token-" + Guid.CreateVersion7().ToString("N");
                _given[token] = (application, application.Clock.GetUtcNow() + application.TokenLives);
            }

            return new { errcode = 0, errmsg = "ok", access_token = token, expires_in = (int)application.TokenLives.TotalSeconds };
        }
    }

    internal int Refusal(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return 41001;
        return !_given.TryGetValue(token, out var given) ? 40014 : given.Ends <= given.Application.Clock.GetUtcNow() ? 42001 : 0;
    }

    /// <summary>Whose token it is, when it counts.</summary>
    internal EmulatedAccount Of(string token) => _given[token].Application;
}
