using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>A socket of graphql-transport-ws at the desk.</summary>
internal sealed class DeskSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationToken _ct;

    private DeskSocket(CancellationToken ct) => _ct = ct;

    /// <summary>Connected and nothing more; a browser would bring cookies and say which page it comes from.</summary>
    public static async Task<DeskSocket> ConnectAsync(Uri address, string? cookies, CancellationToken ct, string? origin = null)
    {
        var socket = new DeskSocket(ct);
        socket._socket.Options.AddSubProtocol("graphql-transport-ws");
        if (cookies is not null)
            socket._socket.Options.SetRequestHeader("Cookie", cookies);
        if (origin is not null)
            socket._socket.Options.SetRequestHeader("Origin", origin);
        await socket._socket.ConnectAsync(new UriBuilder(new Uri(address, "/graphql")) { Scheme = "ws" }.Uri, ct);
        return socket;
    }

    /// <summary>Past the greetings, as a signed-in member.</summary>
    public static async Task<DeskSocket> OpenAsync(ApiClient member, CancellationToken ct)
    {
        var socket = await ConnectAsync(member.Address, member.Cookies, ct);
        await socket.SayAsync(new { type = "connection_init" });
        (await socket.HearAsync()).GetProperty("type").GetString().ShouldBe("connection_ack");
        return socket;
    }

    public Task SayAsync(object message) => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _ct);

    /// <summary>Subscribed is subscribed only once the server has read it: a ping behind it is answered after it, and news may come between.</summary>
    public async Task SubscribeAsync(string query, object variables)
    {
        await SayAsync(new { type = "subscribe", id = "s", payload = new { query, variables } });
        await SayAsync(new { type = "ping" });
        var answer = await UntilAsync(m => m.GetProperty("type").GetString() != "next");
        answer.GetProperty("type").GetString().ShouldBe("pong");
    }

    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> fits)
    {
        while (true)
        {
            var heard = await HearAsync();
            if (fits(heard))
                return heard;
        }
    }

    public async Task<JsonElement> HearAsync() =>
        await NextAsync() is { } text ? JsonElement.Parse(text) : throw new InvalidOperationException($"The host closed with {_socket.CloseStatus} {_socket.CloseStatusDescription}");

    /// <summary>The code with which the host closes; what it says before is passed over.</summary>
    public async Task<int> ClosedAsync()
    {
        while (await NextAsync() is not null)
        {
            // Not what is waited for.
        }

        return (int)_socket.CloseStatus!.Value;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string?> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        patience.CancelAfter(Patience);
        var buffer = new byte[4096];
        using var text = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }
}
