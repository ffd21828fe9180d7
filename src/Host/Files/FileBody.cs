using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Switchboard.Desk.Files;
using Switchboard.Registry;

namespace Switchboard.Host.Files;

/// <summary>The one file of a multipart body.</summary>
internal sealed record FileBody(string Name, byte[] Content)
{
    /// <summary>Of the file and not of the body: whoever sends it again draws another boundary.</summary>
    internal byte[] Fingerprint => [.. SHA256.HashData(Content), .. Encoding.UTF8.GetBytes(Name)];

    internal static async ValueTask<Outcome<FileBody>> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = FileStore.Largest + (64 * 1024);
        if (!context.Request.HasFormContentType)
            return new NotMultipart();
        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = FileStore.Largest + 1, ValueCountLimit = 10 }, ct);
            if (form.Files.Count != 1 || form.Files[0].Name != "file")
                return new InvalidInput("file", "must be exactly one file in a field named 'file'.");
            using var content = new MemoryStream((int)form.Files[0].Length);
            await form.Files[0].CopyToAsync(content, ct);
            return new FileBody(form.Files[0].FileName, content.ToArray());
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return new UploadTooLarge();
        }
    }
}

internal sealed record NotMultipart() : Refusal(RefusalKind.Invalid, "body.not-multipart", "Send the file as multipart/form-data in a field named 'file'.");

internal sealed record UploadTooLarge() : Refusal(RefusalKind.Invalid, "file.too-large", "A file may have at most 10 MB.");
