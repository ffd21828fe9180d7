using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Sending;

/// <summary>Brings a file to the platform, which then knows it by a key.</summary>
internal static class Upload
{
    internal static async ValueTask<(OutboundPart? Part, SendResult? Failure)> RunAsync(OutboundFile file, FeishuApi api, CancellationToken ct)
    {
        var type = FileType.Of(file.ContentType, file.Name, file.Length);
        if (file.Length == 0 || file.Length > type.Largest)
            return (null, new SendResult.Refused(new ChannelFailure("file-size", FailureReason.File)));
        // Read once, so that a second try after an old token has something to send; at most 30 MB.
        var bytes = await BytesAsync(file, ct);
        var answer = type.Upload is null
            ? await api.CallAsync(HttpMethod.Post, "/open-apis/im/v1/images", () => Image(bytes, file), ct)
            : await api.CallAsync(HttpMethod.Post, "/open-apis/im/v1/files", () => File(bytes, file, type.Upload), ct);
        if (!answer.Ok)
            return (null, Failures.Result(answer));
        var field = type.Upload is null ? "image_key" : "file_key";
        return answer.Data.Id(field) is { } key
            ? (new OutboundPart(type.Message, new JsonObject { [field] = key }), null)
            : (null, new SendResult.Refused(new ChannelFailure("no-key", FailureReason.Other, answer.Raw())));
    }

    private static async ValueTask<byte[]> BytesAsync(OutboundFile file, CancellationToken ct)
    {
        await using var content = await file.Open(ct);
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static MultipartFormDataContent Image(byte[] bytes, OutboundFile file) => new()
    {
        { Field("message"), "\"image_type\"" },
        { Body(bytes, file, "image"), "\"image\"" },
    };

    private static MultipartFormDataContent File(byte[] bytes, OutboundFile file, string type) => new()
    {
        { Field(type), "\"file_type\"" },
        { Field(file.Name), "\"file_name\"" },
        { Body(bytes, file, "file"), "\"file\"" },
    };

    private static StringContent Field(string value) => new(value, Encoding.UTF8);

    private static ByteArrayContent Body(byte[] bytes, OutboundFile file, string field)
    {
        var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        // Without a file name the platform takes the part for a field. The real one is in file_name, in any letters.
        var extension = Path.GetExtension(file.Name);
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = $"\"{field}\"",
            FileName = $"\"upload{(extension.All(x => x == '.' || char.IsAsciiLetterOrDigit(x)) ? extension : "")}\"",
        };
        return body;
    }
}
