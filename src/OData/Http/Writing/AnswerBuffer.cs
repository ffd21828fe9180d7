using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Switchboard.OData.Http.Writing;

/// <summary>
/// An answer on its way out. A small one is sent whole, with its length and an ETag of what it says; one that grows is sent in chunks
/// while the rest is still being written.
/// </summary>
internal sealed class AnswerBuffer(HttpContext http) : IBufferWriter<byte>, IDisposable
{
    private const int Chunk = 64 * 1024;

    internal static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Chunk / 4);
    private int _count;
    private bool _started;

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint).AsMemory(_count);

    public Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint).AsSpan(_count);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    /// <summary>Sends what is there if it is worth it. Nothing that decides status or headers may follow.</summary>
    internal ValueTask SpillAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        if (_count + json.BytesPending < Chunk)
            return ValueTask.CompletedTask;
        json.Flush();
        return SendAsync(ct);
    }

    /// <summary>Sends the rest, or 304 to one who has it already.</summary>
    /// <param name="tag">The version of what is shown, when that is known better than by its text.</param>
    /// <param name="ct">Stops it.</param>
    internal async ValueTask CompleteAsync(string? tag, CancellationToken ct)
    {
        if (_started)
        {
            await SendAsync(ct);
            return;
        }

        tag ??= $"W/\"{Base64Url.EncodeToString(SHA256.HashData(_bytes.AsSpan(0, _count)).AsSpan(0, 15))}\"";
        http.Response.Headers.ETag = tag;
        if (Has(tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentType = null;
            return;
        }

        http.Response.ContentLength = _count;
        await SendAsync(ct);
    }

    private bool Has(string tag)
    {
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Count > 0 && EntityTagHeaderValue.TryParse(tag, out var ours) && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(ours, useStrongComparison: false));
    }

    private async ValueTask SendAsync(CancellationToken ct)
    {
        _started = true;
        if (!HttpMethods.IsHead(http.Request.Method) && _count > 0)
            await http.Response.BodyWriter.WriteAsync(_bytes.AsMemory(0, _count), ct);
        _count = 0;
    }

    private byte[] Room(int sizeHint)
    {
        var needed = _count + Math.Max(sizeHint, 256);
        if (needed <= _bytes.Length)
            return _bytes;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        return _bytes = larger;
    }
}
