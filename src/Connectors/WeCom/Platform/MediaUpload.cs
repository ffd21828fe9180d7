using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Lays files into the platform's temporary store.</summary>
internal static class MediaUpload
{
    /// <summary>All of them, before anything is said: what is refused now is refused before the customer saw a half.</summary>
    internal static async ValueTask<(IReadOnlyList<(string Type, JsonObject Content)> Parts, SendResult? Failure)> UploadAllAsync(IReadOnlyList<OutboundFile> files, PlatformCalls calls, CancellationToken ct)
    {
        var parts = new List<(string, JsonObject)>();
        foreach (var file in files)
        {
            var uploaded = await UploadAsync(file, calls, ct);
            if (!uploaded.Ok)
                return ([], Refusals.Of(uploaded));
            parts.Add((MediaType.Of(file), new JsonObject { ["media_id"] = uploaded.Body.Text("media_id") }));
        }

        return (parts, null);
    }

    private static ValueTask<Answer> UploadAsync(OutboundFile file, PlatformCalls calls, CancellationToken ct) =>
        calls.PostAsync("media/upload", "type=" + MediaType.Of(file), async stop => Form(file, await file.Open(stop)), ct);

    private static MultipartFormDataContent Form(OutboundFile file, Stream content)
    {
        var boundary = "----" + Guid.CreateVersion7().ToString("N");
        // The platform finds no file when the boundary is quoted, as .NET writes it, or the name encoded.
        var form = new MultipartFormDataContent(boundary) { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + boundary);
        var part = new SizedContent(content, file.Length);
        part.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new MediaTypeHeaderValue("application/octet-stream");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"media\"; filename=\"{Name(file.Name)}\"; filelength={file.Length}");
        form.Add(part);
        return form;
    }

    /// <summary>A name stands between quotes in a header line.</summary>
    private static string Name(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var c in name)
            safe.Append(c is '"' or '\\' or '/' || char.IsControl(c) || char.IsSurrogate(c) ? '_' : c);
        return safe.Length > 0 ? safe.ToString() : "file";
    }
}
