using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Sending;

/// <summary>Which files the platform takes, and as what.</summary>
/// <param name="Type">Its word at upload.</param>
/// <param name="Extension">Its word for the format.</param>
/// <param name="Longest">In bytes.</param>
internal sealed record FileKind(string Type, string Extension, long Longest)
{
    private const long Megabyte = 1 << 20;

    /// <summary>Null when the platform does not take such a file.</summary>
    internal static FileKind? Of(OutboundFile file) => file.ContentType switch
    {
        "image/jpeg" => Image("jpg"),
        "image/png" => Image("png"),
        "image/gif" => Image("gif"),
        "image/bmp" or "image/x-ms-bmp" => Image("bmp"),
        "audio/amr" => Voice("amr"),
        "audio/mpeg" or "audio/mp3" => Voice("mp3"),
        "audio/wav" or "audio/x-wav" or "audio/vnd.wave" => Voice("wav"),
        "video/mp4" => new FileKind("video", "mp4", 20 * Megabyte),
        _ => ExtensionOf(file.Name) is "doc" or "docx" or "xls" or "xlsx" or "ppt" or "pptx" or "zip" or "pdf" or "rar" ? new FileKind("file", ExtensionOf(file.Name), 20 * Megabyte) : null,
    };

    /// <summary>Shown beside the sound and nothing more: guessed from the size by what such files usually have in a second.</summary>
    internal TimeSpan Duration(long bytes) => TimeSpan.FromSeconds(Math.Max(1, Math.Round(bytes / (Extension == "amr" ? 1600.0 : Extension == "wav" ? 32_000.0 : 16_000.0))));

    internal Part Part(string mediaId, OutboundFile file) => Type switch
    {
        "image" => Parts.Picture(mediaId),
        "voice" => Parts.Speech(mediaId, Duration(file.Length)),
        _ => Parts.File(mediaId, file.Name, Extension),
    };

    private static FileKind Image(string extension) => new("image", extension, 20 * Megabyte);

    private static FileKind Voice(string extension) => new("voice", extension, 2 * Megabyte);

    private static string ExtensionOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
}
