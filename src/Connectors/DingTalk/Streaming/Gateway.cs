using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Streaming;

/// <summary>Where connections are asked for. Each needs a ticket of its own.</summary>
internal static class Gateway
{
    internal const string RobotTopic = "/v1.0/im/bot/messages/get";

    internal static ValueTask<ApiAnswer> AskAsync(OpenApi api, RobotSettings robot, CancellationToken ct) =>
        api.PostAnonymouslyAsync(
            new Uri(robot.Api, "/v1.0/gateway/connections/open"),
            new JsonObject
            {
                ["clientId"] = robot.AppKey,
                ["clientSecret"] = robot.AppSecret,
                ["subscriptions"] = new JsonArray(
                    new JsonObject { ["type"] = "EVENT", ["topic"] = "*" },
                    new JsonObject { ["type"] = "CALLBACK", ["topic"] = RobotTopic }),
                ["ua"] = "switchboard",
            },
            ct);

    internal static async ValueTask<WebSocket> ConnectAsync(OpenApi api, RobotSettings robot, IChannelTools tools, CancellationToken ct)
    {
        var answer = await AskAsync(api, robot, ct);
        if (!answer.Ok || answer.Body.Filled("endpoint") is not { } endpoint || answer.Body.Filled("ticket") is not { } ticket)
            throw new RefusedException(answer, robot);
        return await tools.ConnectAsync(new Uri($"{endpoint}?ticket={Uri.EscapeDataString(ticket)}"), ct);
    }
}
