using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>Takes pictures and files, and gives out those of messages.</summary>
internal sealed class Uploads(FeishuApp app, World world)
{
    private static readonly string[] Types = ["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"];

    internal async Task<IResult> ImageAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["image_type"] != "message" || form.Files["image"] is not { Length: > 0 } file)
            return Refusal.Of(400, 234001, "Invalid request param.");
        if (file.Length > 10 << 20)
            return Refusal.Of(400, 234006, "The file size exceed the max value.");
        var bytes = await BytesAsync(file);
        if (PictureType(bytes) is not { } type)
            return Refusal.Of(400, 234011, "Can't recognize the image format.");
        return Refusal.Success(new JsonObject { ["image_key"] = Store("img", "image", file.FileName, type, bytes) });
    }

    internal async Task<IResult> FileAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (!Types.Contains(form["file_type"].ToString()) || form["file_name"].ToString().Length == 0 || form.Files["file"] is not { } file)
            return Refusal.Of(400, 234001, "Invalid request param.");
        if (file.Length == 0)
            return Refusal.Of(400, 234010, "File's size can't be 0.");
        if (file.Length > 30 << 20)
            return Refusal.Of(400, 234006, "The file size exceed the max value.");
        return Refusal.Success(new JsonObject { ["file_key"] = Store("file", form["file_type"].ToString(), form["file_name"].ToString(), "application/octet-stream", await BytesAsync(file)) });
    }

    internal IResult Resource(string messageId, string key, string type)
    {
        if (!app.Rights.Contains("im:resource") && !app.Rights.Contains("im:message"))
            return Refusal.Right("im:resource, im:message");
        if (world.Message(messageId) is not { } message || !message.Content.Contains(key, StringComparison.Ordinal) || !world.Files.TryGetValue(key, out var file))
            return Refusal.Of(400, 234003, "File not in msg.");
        return type is "image" or "file" ? Results.File(file.Bytes, file.ContentType, file.Name) : Refusal.Of(400, 234001, "Invalid request param.");
    }

    internal string Store(string prefix, string type, string name, string contentType, byte[] bytes)
    {
        var key = world.NewId(prefix);
        world.Files[key] = new StoredFile(key, type, name, contentType, bytes);
        return key;
    }

    private static async Task<byte[]> BytesAsync(IFormFile file)
    {
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static string? PictureType(byte[] bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => "image/webp",
        [(byte)'B', (byte)'M', ..] => "image/bmp",
        _ => null,
    };
}
