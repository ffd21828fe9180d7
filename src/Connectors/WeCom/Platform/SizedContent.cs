using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>A body whose length is told beforehand: the platform's gateways answer 412 to a chunked one.</summary>
internal sealed class SizedContent(Stream content, long length) : HttpContent
{
    internal static HttpContent Json(JsonObject body)
    {
        var json = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return json;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => content.CopyToAsync(stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => content.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length_)
    {
        length_ = length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}
