using Switchboard.Registry;

namespace Switchboard.Host.Identity;

/// <summary>Where a request came from, as far as it says.</summary>
internal static class CallOrigins
{
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ("Switchboard", "Switchboard client"), ("curl/", "curl"), ("Wget", "wget"), ("python", "Python"), ("PostmanRuntime", "Postman"), ("Go-http-client", "Go"), ("okhttp", "OkHttp"), ("node", "Node.js"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    internal static CallOrigin Of(HttpContext context) =>
        new(Door(context.Request.Path), context.Connection.RemoteIpAddress?.ToString(), Family(context.Request.Headers.UserAgent.ToString()));

    private static string Door(PathString path) =>
        path.StartsWithSegments("/api/v1/single-sign-on", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/v1/session", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/v1/account", StringComparison.OrdinalIgnoreCase) ? "session"
        : path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase) ? "graphql"
        : path.StartsWithSegments("/odata", StringComparison.OrdinalIgnoreCase) ? "odata"
        : path.StartsWithSegments("/scim", StringComparison.OrdinalIgnoreCase) ? "scim"
        : path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) ? "hub"
        : "rest";

    /// <summary>Browser and system, never the text itself: whoever sends it chooses every character of it.</summary>
    internal static string? Family(string userAgent)
    {
        if (userAgent.Length == 0)
            return null;
        var program = Named(Programs, userAgent);
        var system = Named(Systems, userAgent);
        return program is null ? "other" : system is null ? program : $"{program} on {system}";
    }

    private static string? Named((string Mark, string Name)[] known, string text) =>
        Array.Find(known, k => text.Contains(k.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
