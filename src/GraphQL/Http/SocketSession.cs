using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Http;

/// <summary>One socket of the graphql-transport-ws protocol (github.com/enisdenjo/graphql-ws, PROTOCOL.md), its close codes included.</summary>
internal sealed class SocketSession(HttpContext http, WebSocket socket, GraphQLEngine engine, SocketGate gate, SocketOptions options, TimeProvider clock) : IDisposable
{
    internal const string Protocol = "graphql-transport-ws";
    private const int Forbidden = 4403;
    private readonly SocketMessages _messages = new(socket);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly List<Task> _operations = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JsonElement _introduction;
    private bool _initialised;
    private bool _admitted;

    public void Dispose() => _messages.Dispose();

    internal async Task RunAsync(CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var late = CloseWhenLateAsync(over.Token);
        var standing = CloseWhenShutOutAsync(over.Token);
        try
        {
            while (await ReceiveAsync(over.Token) is { } message)
            {
                using (message)
                {
                    if (await HearAsync(message.RootElement, over.Token) is { } fault)
                    {
                        await _messages.CloseAsync(fault.Code, fault.Why);
                        break;
                    }
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The other side is gone; what runs for it ends below.
        }

        // What resolvers work with may end with the request; so they end before.
        await over.CancelAsync();
        await Task.WhenAll([late, standing, .. _operations]);
    }

    private async Task CloseWhenLateAsync(CancellationToken ct)
    {
        var waited = Task.Delay(options.InitialWait, clock, ct);
        if (await Task.WhenAny(waited, _begun.Task) == waited && !ct.IsCancellationRequested)
            await _messages.CloseAsync(4408, "Connection initialisation timeout");
    }

    /// <summary>A socket that only listens asks for nothing, so it is asked about. A gate that fails says nothing of the caller.</summary>
    private async Task CloseWhenShutOutAsync(CancellationToken ct)
    {
        if (options.CheckEvery is not { } every)
            return;
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (_admitted && (await AccessAsync(ct)).Closing is (Forbidden, var why))
                {
                    await _messages.CloseAsync(Forbidden, why);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The socket is over by itself.
        }
    }

    /// <summary>The next message; null at the end. One that is too long or no JSON ends the socket here.</summary>
    private async Task<JsonDocument?> ReceiveAsync(CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await _messages.CloseAsync((int)WebSocketCloseStatus.NormalClosure, "");
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
                return await EndAsync(4400, "Messages are text");
            text.Write(buffer, 0, part.Count);
            if (text.Length > options.FrameBytes)
                return await EndAsync((int)WebSocketCloseStatus.MessageTooBig, $"A message may have {options.FrameBytes} bytes");
            if (!part.EndOfMessage)
                continue;
            return RequestReader.Parse(text.ToArray()) ?? await EndAsync(4400, "Invalid message received");
        }
    }

    private async Task<JsonDocument?> EndAsync(int code, string why)
    {
        await _messages.CloseAsync(code, why);
        return null;
    }

    private async ValueTask<(int Code, string Why)?> HearAsync(JsonElement message, CancellationToken ct)
    {
        var type = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
        switch (type)
        {
            case "connection_init":
                return await BeginAsync(message, ct);
            case "ping":
                await _messages.SayAsync("pong", null, ct);
                return null;
            case "pong":
                return null;
            case "subscribe":
                return await SubscribeAsync(message, ct);
            case "complete" when Id(message) is { } id:
                if (_running.TryRemove(id, out var running))
                    await StopAsync(running);
                return null;
            default:
                return (4400, "Invalid message received");
        }
    }

    private async ValueTask<(int Code, string Why)?> BeginAsync(JsonElement message, CancellationToken ct)
    {
        if (_initialised)
            return (4429, "Too many initialisation requests");
        _initialised = true;
        _begun.TrySetResult();
        _introduction = message.TryGetProperty("payload", out var payload) ? payload.Clone() : default;
        var (_, closing) = await AccessAsync(ct);
        if (closing is not null)
            return closing;
        _admitted = true;
        await _messages.SayAsync("connection_ack", null, ct);
        return null;
    }

    /// <summary>Asked at the beginning and before every operation: a socket stays open for days, a right may not.</summary>
    private async ValueTask<(GraphQLAccess? Access, (int Code, string Why)? Closing)> AccessAsync(CancellationToken ct)
    {
        try
        {
            return await gate(http, _introduction, ct) is { } access ? (access, null) : (null, (Forbidden, "Forbidden"));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            engine.Unexpected(e);
            return (null, (4500, "Internal server error"));
        }
    }

    private async ValueTask<(int Code, string Why)?> SubscribeAsync(JsonElement message, CancellationToken ct)
    {
        if (!_admitted)
            return (4401, "Unauthorized");
        if (Id(message) is not { } id || !message.TryGetProperty("payload", out var payload))
            return (4400, "Invalid message received");
        var (request, complaint) = RequestReader.One(payload.Clone());
        if (request is null)
            return (4400, complaint!);
        if (_running.Count >= options.Operations && !_running.ContainsKey(id))
        {
            await _messages.ErrorAsync(id, [new RequestError($"A socket may run {options.Operations} operations at a time.", [], Code: "TOO_MANY_OPERATIONS")], ct);
            return null;
        }

        var (access, closing) = await AccessAsync(ct);
        if (access is null)
            return closing;
        var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (!_running.TryAdd(id, over))
        {
            over.Dispose();
            return (4409, $"Subscriber for {id} already exists");
        }

        _operations.RemoveAll(static o => o.IsCompleted);
        _operations.Add(RunOperationAsync(id, request, access, over));
        return null;
    }

    private static async Task StopAsync(CancellationTokenSource running)
    {
        try
        {
            await running.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end by itself at the same moment.
        }
    }

    private async Task RunOperationAsync(string id, GraphQLRequest request, GraphQLAccess access, CancellationTokenSource over)
    {
        try
        {
            var errors = await TryAnswerAsync(id, request, access, over.Token);

            // Free before the end is said: the client may use the id again as soon as it hears.
            if (_running.TryRemove(KeyValuePair.Create(id, over)))
                await (errors is null ? _messages.SayAsync("complete", id, over.Token) : _messages.ErrorAsync(id, errors, over.Token));
        }
        catch (Exception e) when (over.IsCancellationRequested || e is WebSocketException)
        {
            // Completed by the client, or the socket is gone.
        }
        finally
        {
            over.Dispose();
        }
    }

    /// <summary>Null when all has been said; else what refuses the operation or broke it.</summary>
    private async ValueTask<IReadOnlyList<RequestError>?> TryAnswerAsync(string id, GraphQLRequest request, GraphQLAccess access, CancellationToken ct)
    {
        try
        {
            return await AnswerAsync(id, request, access, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not WebSocketException)
        {
            var error = engine.Unexpected(e);
            return [new RequestError(error.Message, [], Code: error.Code)];
        }
    }

    private async ValueTask<IReadOnlyList<RequestError>?> AnswerAsync(string id, GraphQLRequest request, GraphQLAccess access, CancellationToken ct)
    {
        if (engine.Prepare(request, access, out var errors) is not { } document)
            return errors;
        if (!engine.MayRun(document, request, access, out var cost, out var refusal))
            return [refusal!];
        if (document.Operation(request.OperationName, out _) is not { Kind: OperationKind.Subscription } operation)
        {
            var result = await engine.ExecuteAsync(document, request, access, access.Context, ct);
            if (!result.Executed)
                return result.Errors;
            await _messages.NextAsync(id, result, cost, ct);
            return null;
        }

        var (answers, refused) = await Subscriptions.StartAsync(engine, document, operation, request, access, ct);
        if (answers is null)
            return refused!.Errors;
        await foreach (var answer in answers.WithCancellation(ct))
            await _messages.NextAsync(id, answer, null, ct);
        return null;
    }

    private static string? Id(JsonElement message) => message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= 256 } text ? text : null;
}
