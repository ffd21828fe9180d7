using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Switchboard.GraphQL.Http;

/// <summary>GraphQL over HTTP, "Media Types": which one a caller takes.</summary>
internal static class MediaTypes
{
    internal const string Json = "application/json";
    internal const string Response = "application/graphql-response+json";
    internal const string Events = "text/event-stream";

    /// <summary>
    /// The type of ours that the caller prefers; null when it accepts none. A caller that says nothing is one from before the newer type.
    /// The first of equals is preferred: clients that name events last take them if they must, and would rather have an answer.
    /// </summary>
    internal static string? Negotiate(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return Json;
        foreach (var type in accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            // Compared as text: to the framework application/json also means every type that ends in +json.
            if (Is(type, Response))
                return Response;
            if (Is(type, Events))
                return Events;
            if (Is(type, Json) || Is(type, "application/*") || type.MatchesAllTypes)
                return Json;
        }

        return null;
    }

    /// <summary>JSON in UTF-8 and nothing else.</summary>
    internal static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && Is(type, Json)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
