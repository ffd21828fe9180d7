using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace Switchboard.AppHost.Smoke;

/// <summary>As much of a SignalR client as a walk through the product needs: calls, and what was heard since it connected.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ClientWebSocket _socket = new();
    private readonly Lock _state = new();
    private readonly List<(string Target, JsonElement What)> _heard = [];
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _calls = new(StringComparer.Ordinal);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _number;

    public static async Task<HubSocket> ConnectAsync(string baseUrl, string hub, string? token, CookieContainer? cookies, CancellationToken ct)
    {
        var client = new HubSocket();
        client._socket.Options.Cookies = cookies;
        var query = token is null ? "" : "?access_token=" + Uri.EscapeDataString(token);
        await client._socket.ConnectAsync(new Uri($"ws{baseUrl.AsSpan(4)}/hubs/{hub}{query}"), ct);
        await client.WriteAsync(new { protocol = "json", version = 1 }, ct);
        _ = client.ListenAsync(ct);
        return client;
    }

    public async Task<JsonElement> InvokeAsync(string target, object?[] arguments, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_state)
            _calls[id] = answer;
        await WriteAsync(new { type = 1, invocationId = id, target, arguments }, ct);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
    }

    /// <summary>The first such news, whether it has come already or comes in time.</summary>
    public async Task<JsonElement> HearAsync(string target, Func<JsonElement, bool> which, TimeSpan within, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        try
        {
            while (true)
            {
                Task news;
                lock (_state)
                {
                    foreach (var (name, what) in _heard)
                    {
                        if (name == target && which(what))
                            return what;
                    }

                    news = _news.Task;
                }

                await news.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SmokeFailure($"no such '{target}' came over the socket within {within.TotalMilliseconds:0} ms");
        }
    }

    public bool HasHeard(Func<JsonElement, bool> which)
    {
        lock (_state)
            return _heard.Any(h => which(h.What));
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var waiting = new List<byte>();
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(), ct);
                waiting.AddRange(buffer.AsSpan(0, read.Count));
                for (int end; (end = waiting.IndexOf(Separator)) >= 0; waiting.RemoveRange(0, end + 1))
                    Take(JsonSerializer.Deserialize<JsonElement>([.. waiting[..end]]));
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The walk is over; a socket lost before that shows as news that never come.
        }
    }

    private void Take(JsonElement frame)
    {
        var type = frame.TryGetProperty("type", out var number) ? number.GetInt32() : 0;
        lock (_state)
        {
            if (type == 3 && _calls.Remove(frame.GetProperty("invocationId").GetString()!, out var call))
            {
                if (frame.TryGetProperty("error", out var error))
                    call.SetException(new SmokeFailure(error.GetString()!));
                else
                    call.SetResult(frame.TryGetProperty("result", out var result) ? result : default);
            }
            else if (type == 1)
            {
                var arguments = frame.GetProperty("arguments");
                _heard.Add((frame.GetProperty("target").GetString()!, arguments.GetArrayLength() > 0 ? arguments[0] : default));
                _news.SetResult();
                _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private async Task WriteAsync(object frame, CancellationToken ct) =>
        await _socket.SendAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(frame, Json), Separator], WebSocketMessageType.Text, true, ct);
}

/// <summary>What did not go as it should, in words.</summary>
internal sealed class SmokeFailure(string message) : Exception(message);
