using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Host.Identity.OAuth.Tokens;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary>Reads the id token that an application shows when it signs somebody out.</summary>
internal sealed class IdHints(KeyRing keys)
{
    internal async Task<IdHint?> ReadAsync(string? text, string issuer, CancellationToken ct)
    {
        if (text is null || Jws.Read(text) is not { } token || AccessTokens.KeyOf(token) is not { } id)
            return null;
        return IdTokens.ReadHint(token, await keys.FindAsync(id, ct), issuer);
    }
}
