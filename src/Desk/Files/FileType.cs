namespace Switchboard.Desk.Files;

/// <summary>What a file is by its first bytes. What a browser could run as a page is not on the list.</summary>
internal static class FileType
{
    /// <summary>No list needs more of a file than this to know it.</summary>
    internal const int Telling = 16;

    internal static string? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]) ? "image/png"
        : content.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? "image/jpeg"
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? "image/gif"
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? "image/webp"
        : content.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;

    /// <summary>The same for what customers of other platforms send: there they speak and film, too.</summary>
    internal static string? OfMessenger(ReadOnlySpan<byte> content) =>
        Of(content)
        ?? (content.StartsWith("#!AMR"u8) ? "audio/amr"
        : content.StartsWith("OggS"u8) ? "audio/ogg"
        : content.StartsWith("ID3"u8) || (content.Length > 1 && content[0] == 0xff && (content[1] & 0xe6) == 0xe2) ? "audio/mpeg"
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WAVE"u8) ? "audio/wav"
        : content.Length > 12 && content[4..].StartsWith("ftypM4A"u8) ? "audio/mp4"
        : content.Length > 12 && content[4..].StartsWith("ftyp"u8) ? "video/mp4"
        : null);
}
