using System.Net.WebSockets;
using System.Security.Cryptography;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>Finds the platform's end, connects, and stays until the connection is lost.</summary>
internal sealed class EventStream(FeishuApi api, IChannelTools tools, TimeProvider clock, Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept)
{
    internal async ValueTask RunAsync(CancellationToken ct)
    {
        var endpoint = await Endpoint.FindAsync(api, ct);
        var bot = await BotOpenIdAsync(ct);
        using var socket = await tools.ConnectAsync(endpoint.Address, ct);
        using var connection = new Connection(socket, endpoint, clock, (payload, token) => ReceiveAsync(payload, bot, token));
        await connection.RunAsync(ct);
        // The host calls again after a wait of its own; this one is the platform's wish.
        await Task.Delay(connection.Timing.ReconnectNonce * (RandomNumberGenerator.GetInt32(1_000) / 1_000.0), clock, ct);
    }

    /// <summary>Payloads are plain and unsigned: the connection itself, opened with the secret, is the proof.</summary>
    private async ValueTask<Acknowledgement> ReceiveAsync(ReadOnlyMemory<byte> payload, string bot, CancellationToken ct)
    {
        if (UntrustedJson.Parse(payload) is not { } body || EventReading.Read(body, bot, clock.GetUtcNow()) is not { } read)
            return new Acknowledgement(false);
        var stored = read.Events.Count == 0 || await accept(read.Events, ct);
        return new Acknowledgement(stored, stored ? read.Toast : null);
    }

    /// <summary>Whom to leave out of what customers say. An application that may not ask for itself still receives.</summary>
    private async ValueTask<string> BotOpenIdAsync(CancellationToken ct)
    {
        if (api.Settings.BotOpenId.Length > 0)
            return api.Settings.BotOpenId;
        var answer = await api.GetAsync("/open-apis/bot/v3/info", ct);
        return answer.Ok ? answer.Body.Object("bot").Text("open_id") ?? "" : "";
    }
}
