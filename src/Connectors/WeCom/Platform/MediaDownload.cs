using System.Text;
using System.Text.Unicode;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Opens what a customer sent.</summary>
internal static class MediaDownload
{
    /// <summary>So long the platform keeps what somebody sent.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    /// <summary>A file as the host is told of it: what it is called there, and until when. A time that somebody made up tells nothing.</summary>
    internal static ChannelMedia Named(MediaKind kind, string mediaId, DateTimeOffset sent) =>
        new(kind, mediaId, Until: sent > DateTimeOffset.UnixEpoch && sent < DateTimeOffset.MaxValue - Kept ? sent + Kept : null);

    internal static async ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, PlatformCalls calls, CancellationToken ct)
    {
        var (file, answer) = await calls.DownloadAsync("media/get", "media_id=" + Uri.EscapeDataString(media.Reference), ct);
        if (file is not null)
            return new FetchedMedia(await file.Content.ReadAsStreamAsync(ct), Name(file) ?? media.Name);
        return answer.Code == "40007" ? null : throw new PlatformRefusal(answer);
    }

    /// <summary>Faults come as JSON with HTTP 200. A customer's own JSON file has a file name beside it.</summary>
    internal static bool IsFile(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && (response.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/plain" or "text/json") || Name(response) is not null);

    private static string? Name(HttpResponseMessage response)
    {
        var disposition = response.Content.Headers.ContentDisposition;
        var name = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        return string.IsNullOrEmpty(name) ? null : FromUtf8(name);
    }

    /// <summary>The platform writes UTF-8 into a header that is read as Latin-1.</summary>
    private static string FromUtf8(string name)
    {
        if (name.Any(c => c > 0xff))
            return name;
        var bytes = Encoding.Latin1.GetBytes(name);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : name;
    }
}
