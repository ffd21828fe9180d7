using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Switchboard.Testing;

/// <summary>A hub connection in SignalR's JSON protocol over a WebSocket: calls, and the events heard meanwhile.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HubEvent> _everything = new();
    private readonly Channel<HubEvent> _heard = Channel.CreateUnbounded<HubEvent>();
    private readonly CancellationTokenSource _closing = new();
    private Task _listening = Task.CompletedTask;
    private volatile bool _over;
    private int _number;

    private HubSocket(ClientWebSocket socket) => _socket = socket;

    /// <summary>Ends when the connection does.</summary>
    public Task Closed => _listening;

    public static Task<HubSocket> ConnectAgentAsync(ApiClient member, CancellationToken ct, string? tenant = null)
    {
        var query = (member.Bearer is { } key ? $"?access_token={key}" : "?") + (tenant is null ? "" : $"&tenant={Uri.EscapeDataString(tenant)}");
        return ConnectAsync(new Uri(member.Address, "/hubs/agent" + query), member.Cookies, ct);
    }

    public static Task<HubSocket> ConnectVisitorAsync(Uri address, string token, CancellationToken ct) =>
        ConnectAsync(new Uri(address, "/hubs/visitor?access_token=" + token), cookies: "", ct);

    /// <summary>Calls a hub method; a refusal throws <see cref="HubRefusedException"/>.</summary>
    public async Task<JsonElement> CallAsync(string method, CancellationToken ct, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_over)
            throw new HubRefusedException("The connection is closed.");
        await SendAsync(new { type = 1, invocationId = id, target = method, arguments }, ct);
        return await answer.Task.WaitAsync(Patience, ct);
    }

    /// <summary>The next event of this name that fits; events before it are dropped.</summary>
    public async Task<JsonElement> HearAsync(string name, CancellationToken ct, Func<JsonElement, bool>? fits = null, TimeSpan? patience = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(patience ?? Patience);
        var passed = new List<string>();
        try
        {
            await foreach (var heard in _heard.Reader.ReadAllAsync(deadline.Token))
            {
                if (heard.Name == name && (fits is null || fits(heard.Payload)))
                    return heard.Payload;
                passed.Add(heard.Name);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Falls through to the one message for both ends.
        }

        throw new TimeoutException($"No '{name}' was heard; heard were: {(passed.Count == 0 ? "nothing" : string.Join(", ", passed))}.");
    }

    /// <summary>Every event since the connection began, also those that <see cref="HearAsync"/> took or dropped.</summary>
    public IReadOnlyList<HubEvent> Everything => [.. _everything];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private static async Task<HubSocket> ConnectAsync(Uri http, string cookies, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        if (cookies.Length > 0)
            socket.Options.SetRequestHeader("Cookie", cookies);
        await socket.ConnectAsync(new UriBuilder(http) { Scheme = "ws" }.Uri, ct);
        var hub = new HubSocket(socket);
        await hub.SendAsync(new { protocol = "json", version = 1 }, ct);
        var greeted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub._listening = hub.ListenAsync(greeted);
        await greeted.Task.WaitAsync(Patience, ct);
        return hub;
    }

    private async Task ListenAsync(TaskCompletionSource greeted)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var read = await _socket.ReceiveAsync(buffer.AsMemory(filled), _closing.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                filled += read.Count;
                var start = 0;
                for (int end; (end = buffer.AsSpan(start, filled - start).IndexOf(Separator)) >= 0; start += end + 1)
                    Take(JsonElement.Parse(buffer.AsSpan(start, end)), greeted);
                buffer.AsSpan(start, filled - start).CopyTo(buffer);
                filled -= start;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is over, whoever ended it.
        }

        // Said before the waiting calls are let go: a call made from here on sees it, one made before is among them.
        _over = true;
        greeted.TrySetException(new HubRefusedException("The connection was closed before it began."));
        foreach (var call in _calls.Values)
            call.TrySetException(new HubRefusedException("The connection was closed."));
        _heard.Writer.TryComplete();
    }

    private void Take(JsonElement frame, TaskCompletionSource greeted)
    {
        var type = frame.TryGetProperty("type", out var number) ? number.GetInt32() : 0;
        switch (type)
        {
            case 0:
                greeted.TrySetResult();
                break;
            case 1:
                var arguments = frame.GetProperty("arguments");
                var heard = new HubEvent(frame.GetProperty("target").GetString()!, arguments.GetArrayLength() > 0 ? arguments[0] : default);
                _everything.Enqueue(heard);
                _heard.Writer.TryWrite(heard);
                break;
            case 3 when _calls.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call):
                if (frame.TryGetProperty("error", out var error))
                    call.TrySetException(new HubRefusedException(error.GetString()!));
                else
                    call.TrySetResult(frame.TryGetProperty("result", out var result) ? result : default);
                break;
        }
    }

    private async Task SendAsync(object frame, CancellationToken ct)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(frame, JsonSerializerOptions.Web), Separator];
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        catch (Exception e) when (e is WebSocketException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new HubRefusedException("The connection was closed while sending: " + e.Message);
        }
        finally
        {
            _sending.Release();
        }
    }
}

/// <summary>Something the server told.</summary>
public sealed record HubEvent(string Name, JsonElement Payload);

/// <summary>The hub refused: the message contains <c>code: detail</c>.</summary>
public sealed class HubRefusedException(string message) : Exception(message);
