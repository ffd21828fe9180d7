using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Switchboard.Faults.Channels;

/// <summary>A port of ours that leads to a platform; answers take their time on it, and it can be cut.</summary>
internal sealed class Wire : IDisposable
{
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _port = KeptPort.Take();
    private TcpListener? _listener;
    private Uri? _to;

    /// <summary>For the host's <c>Outbound:Allow</c>.</summary>
    public string Allow => $"127.0.0.1:{_port}";

    public string Address => $"http://{Allow}";

    /// <summary>How long each answer is on its way.</summary>
    public TimeSpan Delay { get; set; }

    public void LeadTo(Uri platform)
    {
        _to = platform;
        Mend();
    }

    /// <summary>Whoever calls now is refused, and whoever speaks is cut off.</summary>
    public void Cut()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var socket in _open.Keys)
            socket.Dispose();
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        using var platform = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (caller)
        {
            _open[caller] = 0;
            try
            {
                await platform.ConnectAsync(_to!.Host, _to.Port);
                await Task.WhenAny(CopyAsync(caller, platform, TimeSpan.Zero), CopyAsync(platform, caller, Delay));
            }
            catch (SocketException)
            {
                // Both ends come and go.
            }

            _open.TryRemove(caller, out _);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, TimeSpan delay)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                if (delay > TimeSpan.Zero)
                    await Task.Delay(delay);
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Both ends come and go.
        }
    }
}
