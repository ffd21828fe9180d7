using System.Collections.Concurrent;

namespace Switchboard.Emulators.WeCom;

/// <summary>Temporary files: three days, then gone.</summary>
public sealed class MediaStore(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly ConcurrentDictionary<string, StoredMedia> _files = new(StringComparer.Ordinal);

    public string Put(byte[] content, string contentType, string name)
    {
        var id = "media-" + Guid.CreateVersion7().ToString("N");
        _files[id] = new StoredMedia(content, contentType, name, clock.GetUtcNow());
        return id;
    }

    public StoredMedia? Find(string id) => _files.TryGetValue(id, out var file) && clock.GetUtcNow() - file.At < Kept ? file : null;

    internal object Upload(string type, string contentType, string name, byte[] content)
    {
        if (content.Length <= 5)
            return Say.Error(40006, "invalid media size");
        var most = type switch { "image" or "video" => 10, "voice" => 2, "file" => 20, _ => 0 };
        if (most == 0)
            return Say.Error(40004, "invalid media type");
        return content.Length > most << 20
            ? Say.Error(45001, "media size out of limit")
            : new { errcode = 0, errmsg = "ok", type, media_id = Put(content, contentType, name), created_at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }
}

/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it was uploaded as.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When it came.</param>
public sealed record StoredMedia(byte[] Content, string ContentType, string Name, DateTimeOffset At);
