using System.Security.Cryptography;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>Tenant access tokens: the same one while half an hour is left, both valid afterwards.</summary>
internal sealed class Tokens(FeishuApp app, TimeProvider clock)
{
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(30);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private string? _newest;

    internal int Issued { get; private set; }

    internal (string Token, int Expire) Issue()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_newest is not null && _ends.TryGetValue(_newest, out var end) && end - now >= Same)
                return (_newest, (int)(end - now).TotalSeconds);
            Issued++;
            _newest = "t-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _ends[_newest] = now + TimeSpan.FromSeconds(app.TokenLifetime);
            return (_newest, app.TokenLifetime);
        }
    }

    /// <summary>As when somebody resets the secret, or the platform loses its memory.</summary>
    internal void Revoke()
    {
        lock (_lock)
            _ends.Clear();
    }

    /// <summary>0, or the platform's code.</summary>
    internal int Check(string? authorization)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.Ordinal) != true)
            return 99991661;
        lock (_lock)
            return _ends.TryGetValue(authorization["Bearer ".Length..], out var end) && end > clock.GetUtcNow() ? 0 : 99991663;
    }
}
