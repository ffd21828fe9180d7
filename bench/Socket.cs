using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace Switchboard.Bench;

/// <summary>A SignalR client cut down to what a load generator needs: JSON protocol, one handler, no parsing beyond a search.</summary>
internal sealed class Socket(ClientWebSocket socket) : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private readonly SemaphoreSlim _sending = new(1);

    public static async Task<Socket> ConnectAsync(string baseUrl, string hub, string token, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{baseUrl.Replace("http", "ws", StringComparison.Ordinal)}/hubs/{hub}?access_token={token}"), ct);
        var client = new Socket(socket);
        await client.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}"), ct);
        var buffer = new byte[256];
        await socket.ReceiveAsync(buffer, ct);
        return client;
    }

    public Task InvokeAsync(string target, string argumentsJson, string? id, CancellationToken ct) => SendAsync(Encoding.UTF8.GetBytes(
        $"{{\"type\":1,{(id is null ? "" : $"\"invocationId\":\"{id}\",")}\"target\":\"{target}\",\"arguments\":[{argumentsJson}]}}"), ct);

    /// <summary>Hands each frame to <paramref name="heard"/> until the socket closes.</summary>
    public async Task ListenAsync(Action<ReadOnlySpan<byte>> heard, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        var filled = 0;
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
                if (read.MessageType == WebSocketMessageType.Close)
                    return;
                filled += read.Count;
                filled = Cut(buffer, filled, heard);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The run is over.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int Cut(byte[] buffer, int filled, Action<ReadOnlySpan<byte>> heard)
    {
        var start = 0;
        for (int end; (end = buffer.AsSpan(start, filled - start).IndexOf(Separator)) >= 0; start += end + 1)
            heard(buffer.AsSpan(start, end));
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        return filled - start;
    }

    private async Task SendAsync(byte[] json, CancellationToken ct)
    {
        var frame = new byte[json.Length + 1];
        json.CopyTo(frame, 0);
        frame[^1] = Separator;
        await _sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }
}
