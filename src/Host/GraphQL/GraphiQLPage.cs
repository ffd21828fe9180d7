using Microsoft.Net.Http.Headers;

namespace Switchboard.Host.GraphQL;

/// <summary>A browser that opens GraphQL's address, and asks nothing yet, gets the page to ask with. It is a face like the others, below an address of its own.</summary>
internal static class GraphiQLPage
{
    internal const string Folder = "/graphiql";

    // GraphQL's own parameters of a GET that name what is asked.
    private static readonly string[] Asking = ["query", "documentId", "extensions"];

    internal static void UseGraphiQLPage(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsOpened(context.Request))
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            context.Request.Path = Folder + "/";
        }

        return next(context);
    });

    private static bool IsOpened(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path.StartsWithSegments(GraphQLModule.Path, StringComparison.Ordinal, out var rest) && rest.Value is "" or "/"
        && !Array.Exists(Asking, request.Query.ContainsKey)
        && request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}
