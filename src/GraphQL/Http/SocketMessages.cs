using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Switchboard.GraphQL.Execution;

namespace Switchboard.GraphQL.Http;

/// <summary>What goes out on a socket: one message at a time, whoever speaks.</summary>
internal sealed class SocketMessages(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public void Dispose() => _turn.Dispose();

    internal Task SayAsync(string type, string? id, CancellationToken ct) => SendAsync(type, id, null, ct);

    internal Task NextAsync(string id, ExecutionResult result, double? cost, CancellationToken ct) =>
        SendAsync("next", id, json => ResponseWriter.Write(json, result, cost), ct);

    /// <summary>The request was refused before anything ran: the protocol wants the errors alone.</summary>
    internal Task ErrorAsync(string id, IReadOnlyList<RequestError> errors, CancellationToken ct) =>
        SendAsync("error", id, json => ResponseWriter.WriteErrorList(json, errors), ct);

    /// <summary>Says why, and waits a while for the answer: a connection cut at once would take the reason with it.</summary>
    internal async Task CloseAsync(int code, string why)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await socket.CloseAsync((WebSocketCloseStatus)code, why, patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Gone already, or deaf: whoever still listens to it hears no more.
            socket.Abort();
        }
    }

    private async Task SendAsync(string type, string? id, Action<Utf8JsonWriter>? payload, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _buffer.ResetWrittenCount();
            await using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = ResponseWriter.Encoder }))
            {
                json.WriteStartObject();
                json.WriteString("type"u8, type);
                if (id is not null)
                    json.WriteString("id"u8, id);
                if (payload is not null)
                {
                    json.WritePropertyName("payload"u8);
                    payload(json);
                }

                json.WriteEndObject();
            }

            await socket.SendAsync(_buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        finally
        {
            _turn.Release();
        }
    }
}
