using System.Net.WebSockets;
using Switchboard.Connectors.Feishu.Receiving;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>One open socket: reads frames in their order, answers each event, and pings beside it.</summary>
internal sealed class Connection(WebSocket socket, Endpoint endpoint, TimeProvider clock, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<Acknowledgement>> receive) : IDisposable
{
    private const int LargestFrame = 4 << 20;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Parts _parts = new();

    /// <summary>The pinging reads what the reading wrote, a reference at a time.</summary>
    internal Timing Timing { get; private set; } = endpoint.Timing;

    public void Dispose() => _sending.Dispose();

    internal async Task RunAsync(CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pinging = PingAsync(over.Token);
        try
        {
            await ReadAsync(ct);
        }
        finally
        {
            await over.CancelAsync();
            // It ends with its token, or with the socket that the reader has lost, too.
            await pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (true)
        {
            var got = await ReceiveAsync(chunk, ct);
            if (got.MessageType == WebSocketMessageType.Close)
                return;
            if (buffer.Length + got.Count > LargestFrame)
                throw new WebSocketException("A frame of more than 4 MB came.");
            buffer.Write(chunk, 0, got.Count);
            if (!got.EndOfMessage)
                continue;
            // What is no frame is passed over: the platform sends what it gets no answer to again.
            if (FrameReader.Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) is { } frame)
                await HandleAsync(frame, ct);
            buffer.SetLength(0);
        }
    }

    /// <summary>A server that does not even answer pings is gone, whatever TCP believes.</summary>
    private async Task<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> chunk, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(Timing.Ping * 2.5, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, ct);
        try
        {
            return await socket.ReceiveAsync(chunk, either.Token);
        }
        catch (OperationCanceledException waited) when (silence.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException("Nothing came for two and a half ping intervals.", waited);
        }
    }

    private async ValueTask HandleAsync(Frame frame, CancellationToken ct)
    {
        if (frame.Method == Frame.Control && frame.Header("type") == "pong" && UntrustedJson.Parse(frame.Payload) is { } told)
            Timing = Timing.With(told);
        if (frame.Method != Frame.Data || frame.Header("type") is not ("event" or "card") || _parts.Add(frame) is not { } payload)
            return;
        var began = clock.GetTimestamp();
        var acknowledgement = await receive(payload, ct);
        await SendAsync(acknowledgement.Of(frame, clock.GetElapsedTime(began)), ct);
    }

    private async Task PingAsync(CancellationToken ct)
    {
        while (true)
        {
            await SendAsync(Frame.Ping(endpoint.Service), ct);
            await Task.Delay(Timing.Ping, clock, ct);
        }
    }

    private async Task SendAsync(Frame frame, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(FrameWriter.Write(frame), WebSocketMessageType.Binary, endOfMessage: true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }
}
