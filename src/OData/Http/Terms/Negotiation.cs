using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Terms;

/// <summary>Which representation a caller takes: $format before Accept, 406 when it is none of ours.</summary>
internal static class Negotiation
{
    private const string Json = "application/json";
    private const string Xml = "application/xml";
    private const string Text = "text/plain";

    /// <summary>For everything that is JSON and nothing else.</summary>
    internal static ODataOutcome<AnswerTerms> Rows(HttpRequest request, string? format, ProtocolVersion version)
    {
        foreach (var type in Wanted(request, format))
        {
            if (Is(type, Json) && Read(type, version) is { } terms)
                return terms;
        }

        return None("Rows are application/json.");
    }

    /// <summary>For metadata: XML unless JSON is wanted more. Null is XML.</summary>
    internal static ODataOutcome<(AnswerTerms Terms, bool AsJson)> Metadata(HttpRequest request, string? format, ProtocolVersion version)
    {
        foreach (var type in Wanted(request, format))
        {
            if (Is(type, Xml))
                return (new AnswerTerms(version), false);
            if (Is(type, Json) && Read(type, version) is { } terms)
                return (terms, true);
        }

        return None("Metadata is application/xml or application/json.");
    }

    /// <summary>For bare values. One who takes JSON gets text all the same, as clients ask with one Accept for everything.</summary>
    internal static ODataOutcome<AnswerTerms> Bare(HttpRequest request, string? format, ProtocolVersion version) =>
        Wanted(request, format).Any(t => Is(t, Text) || Is(t, Json)) ? new AnswerTerms(version) : None("A bare value is text/plain.");

    private static ODataRefusal None(string offer) => new(StatusCodes.Status406NotAcceptable, "odata.not-acceptable", $"{offer} Ask for that with Accept or $format.", "Accept");

    private static IEnumerable<MediaTypeHeaderValue> Wanted(HttpRequest request, string? format)
    {
        if (format is not null)
            return Named(format) is { } type ? [type] : [];
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 && request.Headers.Accept.ToString().Trim().Length == 0 ? [new MediaTypeHeaderValue("*/*")] : accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1);
    }

    private static MediaTypeHeaderValue? Named(string format) => format.ToLowerInvariant() switch
    {
        "json" => new MediaTypeHeaderValue(Json),
        "xml" => new MediaTypeHeaderValue(Xml),
        _ => MediaTypeHeaderValue.TryParse(format, out var type) ? type : null,
    };

    private static bool Is(MediaTypeHeaderValue wanted, string ours) =>
        wanted.MatchesAllTypes || wanted.MediaType.Equals(ours, StringComparison.OrdinalIgnoreCase)
        || (wanted.MatchesAllSubTypes && ours.StartsWith(wanted.Type.Value + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null for a parameter that we do not know: the protocol wants that refused rather than overlooked.</summary>
    private static AnswerTerms? Read(MediaTypeHeaderValue type, ProtocolVersion version)
    {
        var terms = new AnswerTerms(version);
        foreach (var parameter in type.Parameters)
        {
            var name = parameter.Name.Value!;
            var value = HeaderUtilities.RemoveQuotes(parameter.Value).Value ?? "";
            var read = (name.StartsWith("odata.", StringComparison.OrdinalIgnoreCase) ? name[6..] : name).ToLowerInvariant() switch
            {
                "metadata" => Enum.TryParse<MetadataLevel>(value, ignoreCase: true, out var level) && value.All(char.IsLetter) ? terms with { Level = level } : null,
                "streaming" => bool.TryParse(value, out var streaming) ? terms with { Streaming = streaming } : null,
                "ieee754compatible" => bool.TryParse(value, out var text) ? terms with { Ieee754 = text } : null,
                "exponentialdecimals" => bool.TryParse(value, out _) ? terms : null,
                "charset" => value.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? terms : null,
                "q" => terms,
                _ => null,
            };
            if (read is null)
                return null;
            terms = read;
        }

        return terms;
    }
}
