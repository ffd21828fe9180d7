using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.LongConnection;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Connectors.Feishu.Sending;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>Tries what an inbox needs, with calls that change nothing.</summary>
internal sealed class Checks(FeishuApi api)
{
    private const int BotEnabled = 2;

    internal async ValueTask<IReadOnlyList<ChannelCheck>> RunAsync(CancellationToken ct)
    {
        var token = await api.AskTokenAsync(ct);
        var checks = new List<ChannelCheck> { new("token", token.Ok, token.Raw()) };
        // Without a token everything else fails for that reason only.
        if (!token.Ok)
            return checks;
        checks.Add(await BotAsync(ct));
        // No such message and no such person exist: the platform tells a missing right before it looks.
        checks.Add(await RightAsync("read-messages", "/open-apis/im/v1/messages/om_0", ct));
        checks.Add(await RightAsync("read-contacts", "/open-apis/contact/v3/users/ou_0?user_id_type=open_id", ct));
        if (api.Settings.LongConnection)
            checks.Add(await LongConnectionAsync(ct));
        return checks;
    }

    private async ValueTask<ChannelCheck> BotAsync(CancellationToken ct)
    {
        var answer = await api.GetAsync("/open-apis/bot/v3/info", ct);
        var bot = answer.Body.Object("bot");
        if (!answer.Ok)
            return new ChannelCheck("bot", false, answer.Raw());
        var status = bot.Number("activate_status", BotEnabled);
        var told = new JsonObject { ["code"] = 0, ["activate_status"] = status, ["app_name"] = bot.Text("app_name"), ["open_id"] = bot.Text("open_id") };
        return new ChannelCheck("bot", status == BotEnabled, ApiAnswer.Cut(told.ToJsonString(PlainJson.Options)));
    }

    private async ValueTask<ChannelCheck> RightAsync(string name, string path, CancellationToken ct)
    {
        var answer = await api.GetAsync(path, ct);
        var refused = Failures.Reason(answer) is FailureReason.Permission or FailureReason.Credentials or FailureReason.Unavailable or FailureReason.RateLimit;
        return new ChannelCheck(name, answer.Ok || !refused, answer.Raw());
    }

    private async ValueTask<ChannelCheck> LongConnectionAsync(CancellationToken ct)
    {
        var answer = await Endpoint.AskAsync(api, ct);
        return new ChannelCheck("long-connection", answer.Ok, answer.Raw());
    }
}
