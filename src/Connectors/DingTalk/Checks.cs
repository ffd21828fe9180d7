using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Connectors.DingTalk.Callbacks;
using Switchboard.Connectors.DingTalk.Streaming;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk;

/// <summary>Tries what the inbox will need. Where no call tells without changing something, one that must fail is made, and how it fails tells.</summary>
internal static class Checks
{
    private const string Nobody = "switchboard-check";

    internal static async ValueTask<IReadOnlyList<ChannelCheck>> RunAsync(OpenApi api, RobotSettings robot, CancellationToken ct)
    {
        var token = await api.AskTokenAsync(ct);
        var checks = new List<ChannelCheck> { new("token", token.Ok, Shown(token, robot)) };
        if (token.Ok)
        {
            checks.Add(await RobotAsync(api, robot, ct));
            checks.Add(await ContactsAsync(api, robot, ct));
        }

        if (token.Ok && robot.Streams)
        {
            var gateway = await Gateway.AskAsync(api, robot, ct);
            checks.Add(new ChannelCheck("stream", gateway.Ok && gateway.Body.Filled("ticket") is not null, Shown(gateway, robot)));
        }

        if (!robot.Streams && (robot.Token.Length > 0 || robot.AesKey.Length > 0))
            checks.Add(Events(robot));
        return checks;
    }

    private static async ValueTask<ChannelCheck> RobotAsync(OpenApi api, RobotSettings robot, CancellationToken ct)
    {
        var answer = await api.PostAsync("/v1.0/robot/messageFiles/download", new JsonObject { ["downloadCode"] = Nobody, ["robotCode"] = robot.RobotCode }, ct);
        return new ChannelCheck("robot", answer.Ok || Failures.Reason(answer) is FailureReason.Other or FailureReason.Content, Shown(answer, robot));
    }

    private static async ValueTask<ChannelCheck> ContactsAsync(OpenApi api, RobotSettings robot, CancellationToken ct)
    {
        var answer = await Member.AskAsync(Nobody, api, ct);
        return new ChannelCheck("contacts", answer.Ok || Failures.Reason(answer) == FailureReason.Unreachable, Shown(answer, robot));
    }

    private static ChannelCheck Events(RobotSettings robot) => robot.Token.Length > 0 && EventCrypto.TryKey(robot.AesKey, out _)
        ? new ChannelCheck("events", true, "token and AES key have the right form; whether they are the right ones shows when DingTalk verifies the address")
        : new ChannelCheck("events", false, "a token and an AES key of 43 characters are needed");

    /// <summary>Everything but what would open something.</summary>
    private static string Shown(ApiAnswer answer, RobotSettings robot)
    {
        if (answer.Body.ValueKind != System.Text.Json.JsonValueKind.Object)
            return $"HTTP {answer.Status}";
        var shown = JsonObject.Create(answer.Body)!;
        foreach (var secret in new[] { "accessToken", "access_token", "ticket" })
        {
            if (shown.ContainsKey(secret))
                shown[secret] = "***";
        }

        var text = robot.WithoutSecrets($"HTTP {answer.Status} {Json.Write(shown)}");
        return text.Length <= 2000 ? text : text[..2000];
    }
}
