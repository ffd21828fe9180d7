using System.Globalization;
using Switchboard.Emulators.WeCom;

namespace Switchboard.AppHost.Demo.Platforms;

/// <summary>Two inboxes: the company's own members write to one application, everybody in WeChat to its customer service, for which another calls.</summary>
internal sealed class WeComDemo : IDemoPlatform
{
    public string Name => "WeCom and WeChat";

    public IReadOnlyList<DemoInboxKind> Inboxes { get; } =
    [
        new("企业微信 WeCom", "wecom", ["baseUrl"], i => i.Wecom, (i, made) => i with { Wecom = made }),
        new("微信客服 WeChat", "wecom", ["baseUrl"], i => i.Wechat, (i, made) => i with { Wechat = made }),
    ];

    public IReadOnlyList<Dictionary<string, string>> NewSettings()
    {
        var corpId = "ww" + NewCredential.Hex(16);
        var application = Application(corpId, "application");
        application["agentId"] = "1000002";
        var service = Application(corpId, "kf");
        (service["agentId"], service["openKfId"]) = ("1000003", "wk" + NewCredential.Text(20));
        return [application, service];
    }

    public async Task<IRunningPlatform> StartAsync(DemoCompany company, IReadOnlyList<IReadOnlyDictionary<string, string>> settings, int port, CancellationToken ct) =>
        new Running(await WeComEmulator.StartAsync(AccountOf(company, settings[0], settings[1]), port, AccountOf(company, settings[1], settings[1]), ct));

    private static Dictionary<string, string> Application(string corpId, string mode) => new(StringComparer.Ordinal)
    {
        ["mode"] = mode,
        ["corpId"] = corpId,
        ["secret"] = NewCredential.Text(43),
        ["token"] = NewCredential.Text(24),
        ["encodingAesKey"] = NewCredential.Text(43),
    };

    private static EmulatedAccount AccountOf(DemoCompany company, IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> service) => new()
    {
        Company = company.Name,
        CorpId = settings["corpId"],
        AgentId = int.Parse(settings["agentId"], CultureInfo.InvariantCulture),
        Secret = settings["secret"],
        Token = settings["token"],
        EncodingAesKey = settings["encodingAesKey"],
        OpenKfId = service["openKfId"],
    };

    private sealed class Running(WeComEmulator emulator) : IRunningPlatform
    {
        public Uri Address => emulator.BaseUrl;

        public async Task<string?> RegisterAsync(IReadOnlyList<Uri> callbacks, CancellationToken ct) =>
            await SaveAsync(emulator.Account, emulator.Callbacks, callbacks[0], ct) ?? await SaveAsync(emulator.ServiceAccount, emulator.ServiceCallbacks, callbacks[1], ct);

        public ValueTask DisposeAsync() => emulator.DisposeAsync();

        private static async Task<string?> SaveAsync(EmulatedAccount account, CallbackPost callbacks, Uri address, CancellationToken ct) =>
            await callbacks.SaveAsync(address.AbsoluteUri, account.Token, account.EncodingAesKey, ct) is { Accepted: false } refused ? refused.Answer : null;
    }
}
