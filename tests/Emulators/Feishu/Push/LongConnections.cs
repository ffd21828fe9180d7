using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Switchboard.Emulators.Feishu.Platform;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>The WebSockets that applications hold.</summary>
internal sealed class LongConnections(FeishuApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<Guid, WebSocket> _sockets = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1, 1);

    internal bool Any => !_sockets.IsEmpty;

    internal int Count => _sockets.Count;

    internal int Pings { get; private set; }

    internal IResult Find(HttpRequest request, JsonObject body)
    {
        if (Sends.Text(body, "AppID") != app.AppId || Sends.Text(body, "AppSecret") != app.AppSecret)
            return Results.Json(new JsonObject { ["code"] = 514, ["msg"] = "app_id or app_secret is invalid", ["data"] = new JsonObject() });
        var address = $"ws://{request.Host}/ws/v2?fpid=493&aid=552564&device_id=7&access_key=emulated&service_id=33554678&ticket={Guid.CreateVersion7()}";
        return Results.Json(new JsonObject { ["code"] = 0, ["msg"] = "", ["data"] = new JsonObject { ["URL"] = address, ["ClientConfig"] = Config() } });
    }

    internal async Task HoldAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || context.Request.Query["ticket"].ToString().Length == 0)
        {
            context.Response.StatusCode = 400;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var id = Guid.CreateVersion7();
        _sockets[id] = socket;
        try
        {
            while (await ReceiveAsync(socket, context.RequestAborted) is { } frame)
                await HandleAsync(socket, frame, context.RequestAborted);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException)
        {
            // Clients that go without a word are what this is for.
        }
        finally
        {
            _sockets.TryRemove(id, out _);
        }
    }

    internal async Task<(bool Delivered, string Answer)> SendAsync(JsonObject body, CancellationToken ct)
    {
        var id = Guid.CreateVersion7().ToString();
        var answer = _waiting[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parts = Encoding.UTF8.GetBytes(Envelope.Text(body)).Chunk(app.LargestPart).ToList();
        // The platform chooses one of the application's connections by lot.
        var socket = _sockets.Values.First();
        for (var seq = 0; seq < parts.Count; seq++)
            await SendAsync(socket, new WireFrame(33554678, 1, Headers(id, parts.Count, seq), parts[seq]), ct);
        try
        {
            var said = await answer.Task.WaitAsync(Patience, ct);
            var data = Sends.Text(said, "data");
            return ((int?)said["code"] == 200, data.Length == 0 ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(data)));
        }
        catch (TimeoutException)
        {
            return (false, "");
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    internal void Cut()
    {
        foreach (var socket in _sockets.Values)
            socket.Abort();
    }

    private static List<KeyValuePair<string, string>> Headers(string id, int sum, int seq) =>
    [
        new("type", "event"),
        new("message_id", id),
        new("sum", sum.ToString(CultureInfo.InvariantCulture)),
        new("seq", seq.ToString(CultureInfo.InvariantCulture)),
        new("trace_id", id),
    ];

    private async Task HandleAsync(WebSocket socket, WireFrame frame, CancellationToken ct)
    {
        if (frame.Method == 0 && frame["type"] == "ping")
        {
            Pings++;
            await SendAsync(socket, new WireFrame(frame.Service, 0, [new("type", "pong")], Encoding.UTF8.GetBytes(Config().ToJsonString())), ct);
        }
        else if (frame.Method == 1 && _waiting.TryGetValue(frame["message_id"], out var waiting))
        {
            waiting.TrySetResult(Sends.Parse(Encoding.UTF8.GetString(frame.Payload)) ?? []);
        }
    }

    private JsonObject Config() => new() { ["ReconnectCount"] = -1, ["ReconnectInterval"] = 1, ["ReconnectNonce"] = app.ReconnectNonce, ["PingInterval"] = app.PingInterval };

    private async Task SendAsync(WebSocket socket, WireFrame frame, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(frame.Encode(), WebSocketMessageType.Binary, endOfMessage: true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static async Task<WireFrame?> ReceiveAsync(WebSocket socket, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (true)
        {
            var got = await socket.ReceiveAsync(chunk, ct);
            if (got.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(chunk, 0, got.Count);
            if (got.EndOfMessage)
                return WireFrame.Decode(whole.ToArray());
        }
    }
}
