using System.Net.WebSockets;
using System.Threading.Channels;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Streaming;

/// <summary>One connection, until it ends. Pings are answered while events wait for their turn.</summary>
internal sealed class StreamConnection(
    WebSocket socket, Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, RobotSettings robot, TimeProvider clock) : IDisposable
{
    private const int LongestFrame = 1 << 20;

    /// <summary>The platform pings more often than this. Whoever holds the socket pings, too; this is for a line that died silently.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    /// <summary>After the platform said that it closes a connection, it does so within ten seconds.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<StreamFrame> _waiting = Channel.CreateBounded<StreamFrame>(256);

    /// <summary>Ends when the platform said that it will close this connection: time to open the next one.</summary>
    internal Task Leaving => _leaving.Task;

    /// <summary>Ends with the connection.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var handling = HandleAsync(ending.Token);
        var reading = ReadAsync(ending.Token);
        try
        {
            // Whoever cannot store any more must not go on listening.
            await await Task.WhenAny(reading, handling);
            await handling;
        }
        catch (Exception cut) when (Leaving.IsCompleted && !ct.IsCancellationRequested && (cut is WebSocketException or TimeoutException))
        {
            // It was told: whatever was not acknowledged comes again over the next one.
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading, handling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            using var frame = new MemoryStream();
            while (await ReceiveAsync(buffer, ct) is { MessageType: not WebSocketMessageType.Close } read)
            {
                if (frame.Length + read.Count > LongestFrame)
                    throw new WebSocketException("A frame of more than 1 MB came.");
                frame.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage)
                    continue;
                await RouteAsync(StreamFrame.Read(frame.GetBuffer().AsSpan(0, (int)frame.Length)), ct);
                frame.SetLength(0);
            }
        }
        finally
        {
            _waiting.Writer.TryComplete();
        }
    }

    private async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(byte[] buffer, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(Leaving.IsCompleted ? Farewell : Silence, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        try
        {
            return await socket.ReceiveAsync(buffer.AsMemory(), stop.Token);
        }
        catch (OperationCanceledException tired) when (silence.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException("The stream was silent for too long.", tired);
        }
    }

    private async ValueTask RouteAsync(StreamFrame? frame, CancellationToken ct)
    {
        if (frame is null)
            return;
        if (frame.IsPing)
            await SendAsync(frame.Pong(), ct);
        else if (frame.IsDisconnect)
            _leaving.TrySetResult();
        else if (frame.IsEvent || frame.IsRobot)
            await _waiting.Writer.WriteAsync(frame, ct);
        else if (frame.Type == "CALLBACK")
            await SendAsync(frame.Unknown(), ct);
    }

    /// <summary>One after the other, as they came. Acknowledged is what is stored; what is not comes again.</summary>
    private async Task HandleAsync(CancellationToken ct)
    {
        await foreach (var frame in _waiting.Reader.ReadAllAsync(ct))
        {
            var happened = frame.Happened(robot, clock.GetUtcNow());
            if (happened is null || await accept([happened], ct))
                await SendAsync(frame.Taken(), ct);
            else if (frame.IsEvent)
                await SendAsync(frame.Later(), ct);
        }
    }

    private async ValueTask SendAsync(byte[] frame, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }
}
