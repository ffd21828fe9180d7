using Microsoft.AspNetCore.Http;

namespace Switchboard.OData.Http;

/// <summary>A request's place within the service.</summary>
/// <param name="Root">The service root with a slash at its end, such as <c>https://host/odata/v4/</c>.</param>
/// <param name="Path">What stands behind it, encoded: <c>conversations/$count</c>.</param>
/// <param name="Query">The query options.</param>
internal sealed record ServiceAddress(string Root, string Path, QueryText Query)
{
    internal static ServiceAddress Of(HttpRequest request, string prefix)
    {
        var path = request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase, out var rest) ? rest.ToUriComponent().TrimStart('/') : "";
        return new ServiceAddress($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{prefix}/", path.TrimEnd('/'), QueryText.Read(request.QueryString.Value ?? ""));
    }

    /// <summary>Relative to the root, as the parser takes it.</summary>
    internal string Relative => Path + Query;

    internal string Absolute => Root + Relative;

    /// <summary>The same place without a last segment such as <c>/$ref</c>; null when it does not end so.</summary>
    internal ServiceAddress? Above(string segment) =>
        Path.EndsWith(segment, StringComparison.Ordinal) && Path.Length > segment.Length ? this with { Path = Path[..^segment.Length] } : null;

    /// <summary>What an absolute URI, one with a path alone, or one relative to the root names below the root; null for places elsewhere.</summary>
    internal string? Within(string uri)
    {
        if (uri.StartsWith(Root, StringComparison.OrdinalIgnoreCase))
            return uri[Root.Length..];
        if (uri.StartsWith('/'))
        {
            var path = new Uri(Root).AbsolutePath;
            return uri.StartsWith(path, StringComparison.OrdinalIgnoreCase) ? uri[path.Length..] : null;
        }

        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        var query = uri.IndexOf('?');
        return scheme >= 0 && (query < 0 || scheme < query) ? null : uri;
    }
}
