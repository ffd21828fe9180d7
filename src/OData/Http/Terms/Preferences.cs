using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Switchboard.OData.Http.Terms;

/// <summary>What a request would like, with and without the older prefix. What we do not know is overlooked, as preferences are.</summary>
/// <param name="PageSize">At most so many rows in a page.</param>
/// <param name="PageSizeText">The preference as it was said, to be said back.</param>
/// <param name="ContinueOnError">Whether a batch goes on after a request that failed.</param>
internal sealed record Preferences(int? PageSize, string? PageSizeText, bool ContinueOnError)
{
    internal static Preferences Of(HttpRequest request)
    {
        var found = new Preferences(null, null, ContinueOnError: false);
        foreach (var wish in request.Headers["Prefer"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var parts = wish.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            var value = parts.Length == 2 ? parts[1].Trim('"') : "";
            var name = parts[0].ToLowerInvariant();
            if (name is "maxpagesize" or "odata.maxpagesize" && found.PageSize is null && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
                found = found with { PageSize = size, PageSizeText = $"{name}={size.ToString(CultureInfo.InvariantCulture)}" };
            if (name is "continue-on-error" or "odata.continue-on-error")
                found = found with { ContinueOnError = !value.Equals("false", StringComparison.OrdinalIgnoreCase) };
        }

        return found;
    }
}
