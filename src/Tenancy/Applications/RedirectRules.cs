namespace Switchboard.Tenancy.Applications;

/// <summary>Which addresses an application may have people sent back to (OAuth 2.1, section 2.3; RFC 8252, section 7).</summary>
public static class RedirectRules
{
    private const int Longest = 2_000;

    /// <summary>What is wrong with it, or null. Whatever is registered is later compared letter by letter.</summary>
    /// <param name="address">As it was typed.</param>
    /// <param name="confidential">Only applications on people's own devices may have a scheme of their own.</param>
    public static string? Complaint(string address, bool confidential)
    {
        if (address.Length > Longest || address.Any(c => c is <= ' ' or '\\' or > '~') || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return "must be a whole address such as https://app.example.com/signed-in.";
        if (address.Contains('#', StringComparison.Ordinal))
            return "must not have a fragment.";
        if (address.Contains('*', StringComparison.Ordinal))
            return "must not have a wildcard: register each address.";
        if (uri.UserInfo.Length > 0)
            return "must not name a user.";
        if (uri.Scheme == Uri.UriSchemeHttps)
            return null;
        if (uri.Scheme == Uri.UriSchemeHttp)
            return uri.IsLoopback ? null : "must begin with https://; http is for 127.0.0.1, [::1] and localhost only.";

        // A scheme of one's own is a domain turned around, so that two applications hardly choose the same.
        return !confidential && uri.Scheme.Contains('.', StringComparison.Ordinal) ? null : "must begin with https://, or for an application on a device with a reversed domain such as com.example.app:/.";
    }
}
