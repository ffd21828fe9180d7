using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Switchboard.GraphQL.Http;

/// <summary>GraphQL over HTTP, "Media Types": which of the two a caller takes.</summary>
internal static class MediaTypes
{
    internal const string Json = "application/json";
    internal const string Response = "application/graphql-response+json";
    internal const string Events = "text/event-stream";

    /// <summary>The acceptable type the caller prefers; null when it accepts neither. A caller that says nothing is one from before the newer type.</summary>
    internal static string? Negotiate(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return Json;
        foreach (var type in accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (type.MatchesMediaType(Response) && !type.MatchesAllTypes && !type.MatchesAllSubTypes)
                return Response;
            if (type.MatchesMediaType(Json) || type.MatchesAllTypes)
                return Json;
        }

        return null;
    }

    internal static bool WantsEvents(HttpRequest request) => request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Events, StringComparison.OrdinalIgnoreCase));

    /// <summary>JSON in UTF-8 and nothing else.</summary>
    internal static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool MatchesMediaType(this MediaTypeHeaderValue accepted, string type) => accepted.MatchesMediaType(new Microsoft.Extensions.Primitives.StringSegment(type));
}
