using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Emulators.DingTalk;

/// <summary>Stream mode: tickets, connections, pushes and their acknowledgement.</summary>
public sealed class StreamGateway(Organisation organisation, Func<Uri> address, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WebSocket> _connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _awaited = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private int _frames;

    /// <summary>All that clients sent, in order.</summary>
    public ConcurrentQueue<JsonObject> Heard { get; } = new();

    /// <summary>What the last connection subscribed to.</summary>
    public JsonArray? Subscriptions { get; private set; }

    public int Opened { get; private set; }

    public int Connections => _connections.Count;

    public async Task ConnectedAsync(int connections = 1)
    {
        while (Connections < connections)
            await Task.Delay(10);
    }

    /// <summary>Pushes until it is acknowledged, and returns the acknowledgement.</summary>
    public async Task<JsonObject> PushAsync(string type, JsonObject headers, JsonObject data, int tries = 3)
    {
        var id = $"frame-{Interlocked.Increment(ref _frames)}";
        headers["messageId"] = id;
        headers["contentType"] = "application/json";
        headers["time"] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers["appId"] = "emulator";
        var awaited = _awaited[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < tries; i++)
        {
            await SendAsync(new JsonObject { ["specVersion"] = "1.0", ["type"] = type, ["headers"] = headers.DeepClone(), ["data"] = data.ToJsonString() });
            if (await Task.WhenAny(awaited.Task, Task.Delay(organisation.AcknowledgedWithin)) == awaited.Task)
                return await awaited.Task;
        }

        throw new TimeoutException($"{id} was not acknowledged.");
    }

    public Task<JsonObject> PushMessageAsync(JsonObject message, int tries = 3) =>
        PushAsync("CALLBACK", new JsonObject { ["topic"] = "/v1.0/im/bot/messages/get" }, message, tries);

    public Task<JsonObject> PushEventAsync(string type, string id, JsonObject data, int tries = 3) =>
        PushAsync("EVENT", new JsonObject { ["topic"] = "*", ["eventType"] = type, ["eventId"] = id, ["eventCorpId"] = organisation.CorpId, ["eventBornTime"] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) }, data, tries);

    public Task<JsonObject> PingAsync() => PushAsync("SYSTEM", new JsonObject { ["topic"] = "ping" }, new JsonObject { ["opaque"] = "0d4b9f25" }, 1);

    /// <summary>Tells the connections that they will be closed.</summary>
    public Task AnnounceDisconnectAsync() =>
        SendAsync(new JsonObject { ["specVersion"] = "1.0", ["type"] = "SYSTEM", ["headers"] = new JsonObject { ["topic"] = "disconnect", ["messageId"] = "bye" }, ["data"] = "{\"reason\":\"persistent connection is timeout\"}" });

    public async Task CloseOldestAsync()
    {
        if (_connections.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } oldest && _connections.TryRemove(oldest, out var socket))
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    /// <summary>As when a cable is pulled.</summary>
    public void CutAll()
    {
        foreach (var (id, socket) in _connections)
        {
            _connections.TryRemove(id, out _);
            socket.Abort();
        }
    }

    /// <summary>A text as it is, to the newest connection.</summary>
    public async Task SendTextAsync(string text)
    {
        var newest = _connections.Keys.Order(StringComparer.Ordinal).Last();
        await _sending.WaitAsync();
        try
        {
            await _connections[newest].SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    internal void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1.0/gateway/connections/open", OpenAsync);
        app.Map("/connect", ConnectAsync);
    }

    private Task SendAsync(JsonObject frame) => SendTextAsync(frame.ToJsonString());

    private async Task<IResult> OpenAsync(HttpRequest request)
    {
        if (!request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return Results.Text("<xml/>", "application/xml");
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        if ((string?)body["clientId"] != organisation.AppKey || (string?)body["clientSecret"] != organisation.AppSecret)
            return Results.Json(new { code = "authFailed", message = "clientId or clientSecret is wrong", requestid = "emulator" }, statusCode: 401);
        Subscriptions = body["subscriptions"]!.AsArray();
        var ticket = Guid.CreateVersion7().ToString();
        _tickets[ticket] = clock.GetUtcNow().AddSeconds(90);
        return Results.Json(new { endpoint = new UriBuilder(address()) { Scheme = "ws", Path = "/connect" }.Uri.AbsoluteUri, ticket });
    }

    private async Task ConnectAsync(HttpContext context)
    {
        // A ticket opens one connection.
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out var until) || until < clock.GetUtcNow())
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var id = Guid.CreateVersion7().ToString();
        _connections[id] = socket;
        Opened++;
        try
        {
            await HearAsync(socket, context.RequestAborted);
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException)
        {
            // Clients come and go.
        }
        finally
        {
            _connections.TryRemove(id, out _);
        }
    }

    private async Task HearAsync(WebSocket socket, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(length), ct) is { MessageType: WebSocketMessageType.Text } read)
        {
            length += read.Count;
            if (!read.EndOfMessage)
                continue;
            var frame = JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
            length = 0;
            Heard.Enqueue(frame);
            Acknowledge(frame);
        }
    }

    /// <summary>An event that is answered with LATER is sent again, as one that is not answered.</summary>
    private void Acknowledge(JsonObject frame)
    {
        var later = ((string?)frame["data"])?.Contains("LATER", StringComparison.Ordinal) == true;
        if (!later && (string?)frame["headers"]?["messageId"] is { } id && _awaited.TryRemove(id, out var awaited))
            awaited.TrySetResult(frame);
    }
}
