using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests;

/// <summary>One inbox of one tenant, as the host would call the connector for it.</summary>
internal sealed class Inbox(FeishuApp app, Uri? baseUrl = null)
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    internal FeishuChannel Channel { get; } = new();

    internal StillClock Clock { get; } = new(Noon);

    internal Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["appId"] = app.AppId,
        ["appSecret"] = app.AppSecret,
        ["encryptKey"] = app.EncryptKey,
        ["verificationToken"] = app.VerificationToken,
        ["botOpenId"] = app.BotOpenId,
        ["baseUrl"] = baseUrl?.ToString() ?? "https://open.feishu.cn",
    };

    internal PluginCall Call => new(Guid.Empty, Guid.Empty, Settings, Clock);

    /// <summary>With the running clock, for connections that live in real time.</summary>
    internal PluginCall LiveCall => new(Guid.Empty, Guid.Empty, Settings, TimeProvider.System);

    internal Callback Receive(JsonObject plain)
    {
        var (body, headers) = Envelope.Seal(app, plain, Noon);
        return Receive(body, headers);
    }

    internal Callback Receive(byte[] body, IReadOnlyDictionary<string, string> headers) =>
        Channel.Receive(new CallbackRequest("POST", new Dictionary<string, string>(), headers, body), Call);
}

/// <summary>Stands still until a test moves it.</summary>
internal sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Pass(TimeSpan time) => _now += time;
}
