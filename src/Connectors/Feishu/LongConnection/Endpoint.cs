using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Connectors.Feishu.Receiving;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <param name="Address">Where to connect; it holds a ticket, so it is never logged.</param>
/// <param name="Service">What the platform calls the connection's service.</param>
/// <param name="Timing">How it wants to be treated.</param>
internal sealed record Endpoint(Uri Address, int Service, Timing Timing)
{
    internal static ValueTask<ApiAnswer> AskAsync(FeishuApi api, CancellationToken ct) =>
        api.ProveAsync("/callback/ws/endpoint", new JsonObject { ["AppID"] = api.Settings.AppId, ["AppSecret"] = api.Settings.AppSecret }, ct);

    internal static async ValueTask<Endpoint> FindAsync(FeishuApi api, CancellationToken ct)
    {
        var answer = await AskAsync(api, ct);
        if (!answer.Ok || !Uri.TryCreate(answer.Data.Text("URL"), UriKind.Absolute, out var address))
            throw new FeishuRefusal(answer);
        return new Endpoint(address, ServiceOf(address), Timing.Standard.With(answer.Data.Object("ClientConfig")));
    }

    private static int ServiceOf(Uri address)
    {
        var field = address.Query.TrimStart('?').Split('&').FirstOrDefault(x => x.StartsWith("service_id=", StringComparison.Ordinal));
        return int.TryParse(field?["service_id=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
    }
}

/// <param name="Ping">How often we tell that we are there.</param>
/// <param name="ReconnectNonce">Within this time, chosen by lot, lost connections come back, so that not all come at once.</param>
internal sealed record Timing(TimeSpan Ping, TimeSpan ReconnectNonce)
{
    internal static Timing Standard { get; } = new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(30));

    /// <summary>The server may change its mind with every pong.</summary>
    internal Timing With(JsonElement told) => new(
        TimeSpan.FromSeconds(Math.Clamp(told.Number("PingInterval", (int)Ping.TotalSeconds), 1, 600)),
        TimeSpan.FromSeconds(Math.Clamp(told.Number("ReconnectNonce", (int)ReconnectNonce.TotalSeconds), 0, 60)));
}
