using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>To the sign-in page and back to the same request. When somebody was sent away is noted under seal, so that "sign in again" ends.</summary>
internal sealed class SignInDetour(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Mark = "signed_in_after";
    private readonly IDataProtector _seal = protection.CreateProtector("switchboard.sign-in-detour");

    internal SeeOther Go(string path, Parameters sent, bool again)
    {
        var back = again && sent[Mark] is null ? sent.With(Mark, _seal.Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))) : sent;
        var to = QueryHelpers.AddQueryString(path, back.All.Select(p => KeyValuePair.Create<string, string?>(p.Key, p.Value)));
        var page = QueryHelpers.AddQueryString("/portal/sign-in", "to", to);
        return new SeeOther(again ? QueryHelpers.AddQueryString(page, "again", "1") : page);
    }

    /// <summary>When the person was sent to sign in for this request; a mark that is not ours counts as "just now".</summary>
    internal DateTimeOffset? SentAt(Parameters sent)
    {
        if (sent[Mark] is not { } mark)
            return null;
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(_seal.Unprotect(mark), CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            return clock.GetUtcNow();
        }
    }
}
