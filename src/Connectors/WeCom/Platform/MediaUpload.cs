using System.Net.Http.Headers;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Lays a file into the platform's temporary store.</summary>
internal static class MediaUpload
{
    internal static ValueTask<Answer> UploadAsync(OutboundFile file, PlatformCalls calls, CancellationToken ct) =>
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
