using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>Makes requests of a batch look as if they had come alone, from the same caller, each in a scope of its own.</summary>
internal sealed class PartContext(HttpContext batch, string root, IReadOnlyList<string> callerHeaders)
{
    private static readonly string[] Inherited = ["OData-MaxVersion", "OData-Version"];
    private static readonly string[] NotWithin = ["Expect", "From", "Max-Forwards", "Range", "TE", "Proxy-Authorization"];

    /// <summary>A part says nothing of who asks: that is the batch's own to say.</summary>
    internal ODataRefusal? Forbidden(BatchPart part)
    {
        foreach (var (name, value) in part.Headers)
        {
            if (callerHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) || NotWithin.Contains(name, StringComparer.OrdinalIgnoreCase))
                return BatchEndpoint.Malformed($"A request of a batch must not bring the header {name}.");
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !value.Equals(batch.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
                return BatchEndpoint.Malformed("A request of a batch stays with this host.");
        }

        return null;
    }

    /// <param name="part">The request.</param>
    /// <param name="place">Its address relative to the service root.</param>
    internal OpenPart Open(BatchPart part, string place)
    {
        var (path, query) = place.IndexOf('?') is var at and >= 0 ? (place[..at], place[at..]) : (place, "");
        var request = new HttpRequestFeature
        {
            Method = part.Method,
            Scheme = batch.Request.Scheme,
            Protocol = batch.Request.Protocol,
            PathBase = batch.Request.PathBase.Value ?? "",
            Path = root + Decode(path),
            QueryString = query,
            Body = new MemoryStream(part.Body.ToArray(), writable: false),
        };
        foreach (var (name, value) in part.Headers)
            request.Headers.Append(name, value);
        foreach (var name in callerHeaders)
            request.Headers[name] = batch.Request.Headers[name];
        foreach (var name in Inherited.Where(n => !request.Headers.ContainsKey(n) && batch.Request.Headers.ContainsKey(n)))
            request.Headers[name] = batch.Request.Headers[name];
        request.Headers.Host = batch.Request.Headers.Host;
        return new OpenPart(batch, request);
    }

    /// <remarks>As the server does it: a slash within a segment stays encoded.</remarks>
    private static string Decode(string path) => string.Join("%2F", path.Split(["%2F", "%2f"], StringSplitOptions.None).Select(Uri.UnescapeDataString));
}

/// <summary>A request of a batch being answered.</summary>
internal sealed class OpenPart : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly MemoryStream _body = new();

    internal OpenPart(HttpContext batch, HttpRequestFeature request)
    {
        _scope = batch.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_body));
        features.Set(batch.Features.Get<IHttpConnectionFeature>());
        features.Set(batch.Features.Get<IHttpRequestLifetimeFeature>());
        Http = new DefaultHttpContext(features) { RequestServices = _scope.ServiceProvider, User = new ClaimsPrincipal(batch.User.Identities), TraceIdentifier = batch.TraceIdentifier };
    }

    internal HttpContext Http { get; }

    internal async Task<BatchAnswer> AnswerAsync(BatchPart part)
    {
        await Http.Response.CompleteAsync();
        return new BatchAnswer(part, Http.Response, _body.GetBuffer().AsMemory(0, (int)_body.Length));
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _body.DisposeAsync();
    }
}
