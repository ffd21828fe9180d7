using System.Buffers;
using Switchboard.Registry;

namespace Switchboard.Desk.Files;

/// <summary>
/// A file that somebody else's server sends: judged by its first bytes before more is read, cut off where it is too large, on disk and never
/// whole in memory. Until it is kept it lies beside its place, and whoever ends early leaves nothing.
/// </summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private const int Piece = 64 * 1024;
    private readonly string _place;
    private readonly string _beside;
    private readonly FileStream _file;

    /// <summary>Opens the disk at once: a disk that takes nothing is our fault, and not that of whoever sends.</summary>
    public IncomingFile(string place)
    {
        _place = place;
        _beside = $"{place}.{Guid.CreateVersion7():N}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        _file = new FileStream(_beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
    }

    /// <returns>What it is, or why it is not taken.</returns>
    public async ValueTask<Outcome<(string ContentType, long Size)>> TakeAsync(Stream content, CancellationToken ct)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var read = await content.ReadAtLeastAsync(piece.AsMemory(0, Piece), FileType.Telling, throwOnEndOfStream: false, ct);
            if (FileType.OfMessenger(piece.AsSpan(0, read)) is not { } type)
                return new FileTypeNotAllowed();
            long size = 0;
            for (; read > 0; read = await content.ReadAsync(piece.AsMemory(0, Piece), ct))
            {
                size += read;
                if (size > FileStore.Largest)
                    return new FileTooLarge();
                await _file.WriteAsync(piece.AsMemory(0, read), ct);
            }

            return (type, size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Puts it into its place, where a try before this one may have put the same.</summary>
    public async ValueTask KeepAsync()
    {
        await _file.DisposeAsync();
        File.Move(_beside, _place, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        File.Delete(_beside);
    }
}
