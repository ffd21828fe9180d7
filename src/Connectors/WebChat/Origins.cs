namespace Switchboard.Connectors.WebChat;

/// <summary>Which sites may show the widget.</summary>
internal static class Origins
{
    private static readonly char[] Separators = [',', '\n', '\r', ' '];

    /// <summary>An empty list allows every site; then a site's own identity check is what protects its users.</summary>
    internal static bool Allows(string? list, string? origin)
    {
        var allowed = (list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return allowed.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && Array.Exists(allowed, a => Matches(a, page)));
    }

    private static bool Matches(string pattern, Uri page)
    {
        var wild = pattern.Contains("://*.", StringComparison.Ordinal);
        if (!Uri.TryCreate(wild ? pattern.Replace("://*.", "://", StringComparison.Ordinal) : pattern, UriKind.Absolute, out var allowed))
            return false;
        if (allowed.Scheme != page.Scheme || allowed.Port != page.Port)
            return false;
        return wild
            ? page.Host.EndsWith("." + allowed.Host, StringComparison.OrdinalIgnoreCase)
            : string.Equals(page.Host, allowed.Host, StringComparison.OrdinalIgnoreCase);
    }
}
