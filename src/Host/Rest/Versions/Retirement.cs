using System.Globalization;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Versions;

/// <summary>Headers that say from when an operation is no longer advised, when it ends, and what takes its place.</summary>
internal sealed class Retirement
{
    private readonly string _deprecation;
    private readonly string? _sunset;
    private readonly string? _link;

    private Retirement(VerbAttribute verb)
    {
        _deprecation = "@" + Day(verb.Deprecated!).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _sunset = verb.Sunset is { } end ? Day(end).ToString("R", CultureInfo.InvariantCulture) : null;
        _link = verb.ReplacedBy is { } next ? $"</docs#{next}>; rel=\"successor-version\"" : null;
    }

    internal static Retirement? Of(VerbAttribute verb) => verb.Deprecated is null ? null : new Retirement(verb);

    internal void Tell(IHeaderDictionary headers)
    {
        headers["Deprecation"] = _deprecation;
        if (_sunset is not null)
            headers["Sunset"] = _sunset;
        if (_link is not null)
            headers.Link = _link;
    }

    private static DateTimeOffset Day(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero);
}
