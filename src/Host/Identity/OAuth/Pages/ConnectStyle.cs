namespace Switchboard.Host.Identity.OAuth.Pages;

/// <summary>The pages' one style sheet, carried within the host so that they are there without a built front end.</summary>
internal static class ConnectStyle
{
    internal const string Path = "/connect/style.css";

    internal static IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(ConnectStyle).Assembly.GetManifestResourceStream("connect.css")!, "text/css; charset=utf-8");
    }
}
