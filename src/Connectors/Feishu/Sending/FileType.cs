namespace Switchboard.Connectors.Feishu.Sending;

/// <param name="Message">The <c>msg_type</c> of the message that carries it.</param>
/// <param name="Upload">The <c>file_type</c> of the upload; null for pictures, which go another way.</param>
internal sealed record FileType(string Message, string? Upload)
{
    internal const long LargestImage = 10L << 20;
    internal const long LargestFile = 30L << 20;

    internal long Largest => Upload is null ? LargestImage : LargestFile;

    internal static FileType Of(string contentType, string name, long length)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        // A picture that is too large for one still arrives as a file.
        if (IsPicture(type) && length <= LargestImage)
            return new FileType("image", null);
        // The platform plays nothing but opus as a voice message.
        if (type is "audio/opus" || (type == "audio/ogg" && contentType.Contains("opus", StringComparison.OrdinalIgnoreCase)))
            return new FileType("audio", "opus");
        return type == "video/mp4" ? new FileType("media", "mp4") : new FileType("file", UploadType(type, Path.GetExtension(name).ToLowerInvariant()));
    }

    private static string UploadType(string type, string extension) => (type, extension) switch
    {
        ("application/pdf", _) or (_, ".pdf") => "pdf",
        ("application/msword", _) or (_, ".doc" or ".docx") => "doc",
        ("application/vnd.ms-excel", _) or (_, ".xls" or ".xlsx") => "xls",
        ("application/vnd.ms-powerpoint", _) or (_, ".ppt" or ".pptx") => "ppt",
        _ => "stream",
    };

    private static bool IsPicture(string type) => type is "image/jpeg" or "image/png" or "image/webp" or "image/gif" or "image/bmp" or "image/tiff" or "image/x-icon";
}
