using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.OData.Http;

/// <summary>OData over HTTP, versions 4.0 and 4.01, for reading.</summary>
public static class ODataEndpoint
{
    private const int LargestBody = 1_000_000;

    /// <summary>Serves everything below a path: service document, metadata, rows, batches.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="path">The service root without a slash at its end, such as <c>/odata/v4</c>.</param>
    /// <param name="gate">Says who asks and what they may see, for each request of a batch anew.</param>
    /// <param name="options">What the host decides.</param>
    public static IEndpointConventionBuilder MapOData(this IEndpointRouteBuilder routes, string path, ODataGate gate, ODataOptions? options = null)
    {
        var service = new ODataService(path, gate, options ?? new ODataOptions());
        return routes.Map(path + "/{**rest}", service.ServeAsync).WithName("odata").WithMetadata(new BodyLimit(LargestBody));
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
