using System.Net.Http.Headers;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Sending;

/// <summary>Brings a file of ours to the platform, which then knows it by a media id.</summary>
internal static class Upload
{
    internal static async ValueTask<(Part? Part, SendResult? Failure)> RunAsync(OutboundFile file, OpenApi api, RobotSettings robot, CancellationToken ct)
    {
        if (FileKind.Of(file) is not { } kind)
            return (null, Refused("file.type", "DingTalk takes jpg, png, gif, bmp, amr, mp3, wav, mp4, doc, docx, xls, xlsx, ppt, pptx, zip, pdf and rar."));
        if (file.Length == 0 || file.Length > kind.Longest)
            return (null, Refused("file.size", $"DingTalk takes 1 to {kind.Longest} bytes of {kind.Type}."));

        // Read once: the platform may want the upload a second time, with a new token.
        var bytes = new byte[file.Length];
        await using (var content = await file.Open(ct))
            await content.ReadExactlyAsync(bytes, ct);
        var answer = await api.PostLegacyAsync("/media/upload", "&type=" + kind.Type, () => Form(kind, bytes), ct);
        return answer.Ok && answer.Body.Filled("media_id") is { } id ? (kind.Part(id, file), null) : (null, Failures.Result(answer, robot));
    }

    /// <summary>The platform reads only quoted names, and the type in the form as well as in the address.</summary>
    private static MultipartFormDataContent Form(FileKind kind, byte[] bytes)
    {
        var media = new ByteArrayContent(bytes);
        media.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"media\"", FileName = $"\"file.{kind.Extension}\"" };
        media.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var type = new StringContent(kind.Type);
        type.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"type\"" };
        type.Headers.ContentType = null;
        return new MultipartFormDataContent { type, media };
    }

    private static SendResult.Refused Refused(string code, string why) => new(new ChannelFailure(code, FailureReason.File, why));
}
