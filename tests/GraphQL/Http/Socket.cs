using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>A client of graphql-transport-ws that says exactly what it is told to.</summary>
internal sealed class Socket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    internal static async Task<Socket> OpenAsync(Server server, string protocol = "graphql-transport-ws")
    {
        var socket = new Socket();
        socket._socket.Options.AddSubProtocol(protocol);
        using var patience = new CancellationTokenSource(Server.Patience);
        await socket._socket.ConnectAsync(server.SocketUrl, patience.Token);
        return socket;
    }

    /// <summary>Past the greetings.</summary>
    internal static async Task<Socket> BeginAsync(Server server)
    {
        var socket = await OpenAsync(server);
        await socket.SayAsync("""{"type":"connection_init"}""");
        (await socket.HearAsync())["type"]!.GetValue<string>().ShouldBe("connection_ack");
        return socket;
    }

    internal Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    internal async Task SayAsync(byte[] bytes, WebSocketMessageType type)
    {
        using var patience = new CancellationTokenSource(Server.Patience);
        await _socket.SendAsync(bytes.AsMemory(), type, endOfMessage: true, patience.Token);
    }

    internal Task SubscribeAsync(string id, string query) =>
        SayAsync(new JsonObject { ["type"] = "subscribe", ["id"] = id, ["payload"] = new JsonObject { ["query"] = query } }.ToJsonString());

    internal async Task<JsonNode> HearAsync() => await NextAsync() ?? throw new InvalidOperationException($"The server closed with {_socket.CloseStatus} {_socket.CloseStatusDescription}");

    /// <summary>The code with which the server closes; what it says before is passed over.</summary>
    internal async Task<int> ClosedAsync()
    {
        while (await NextAsync() is not null)
        {
            // Not what is waited for.
        }

        return (int)_socket.CloseStatus!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        // A polite end, so that what a server complains of is never our leaving.
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var patience = new CancellationTokenSource(Server.Patience);
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
            catch (WebSocketException)
            {
                // The server was faster.
            }
        }

        _socket.Dispose();
    }

    private async Task<JsonNode?> NextAsync()
    {
        using var text = new MemoryStream();
        using var patience = new CancellationTokenSource(Server.Patience);
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonNode.Parse(text.ToArray());
        }
    }
}
