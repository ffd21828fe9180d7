using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>As what a file goes out, and whether the platform takes it.</summary>
internal static class MediaType
{
    private const long Megabyte = 1 << 20;
    private const int Smallest = 5;
    private const long LargestFile = 20 * Megabyte;

    /// <summary>A picture, voice or film that is too large for its kind still goes as a file.</summary>
    internal static string Of(OutboundFile file) => file.ContentType switch
    {
        "image/jpeg" or "image/png" when file.Length <= 10 * Megabyte => "image",
        "audio/amr" when file.Length <= 2 * Megabyte => "voice",
        "video/mp4" when file.Length <= 10 * Megabyte => "video",
        _ => "file",
    };

    internal static SendResult.Refused? Refusal(OutboundFile file) => file.Length switch
    {
        <= Smallest => Refusals.Of("40006", FailureReason.File, "not sent: smaller than the platform takes"),
        > LargestFile => Refusals.Of("40006", FailureReason.File, "not sent: larger than 20 MB"),
        _ => null,
    };
}
