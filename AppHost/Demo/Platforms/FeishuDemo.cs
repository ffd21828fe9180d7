using Switchboard.Emulators.Feishu;

namespace Switchboard.AppHost.Demo.Platforms;

internal sealed class FeishuDemo : IDemoPlatform
{
    public string Name => "Feishu";

    public IReadOnlyList<DemoInboxKind> Inboxes { get; } = [new("飞书 Feishu", "feishu", ["baseUrl"], i => i.Feishu, (i, made) => i with { Feishu = made })];

    public IReadOnlyList<Dictionary<string, string>> NewSettings() =>
    [
        new(StringComparer.Ordinal) { ["appId"] = "cli_" + NewCredential.Hex(16), ["appSecret"] = NewCredential.Text(32), ["encryptKey"] = NewCredential.Text(32), ["verificationToken"] = NewCredential.Text(32) },
    ];

    public async Task<IRunningPlatform> StartAsync(DemoCompany company, IReadOnlyList<IReadOnlyDictionary<string, string>> settings, int port, CancellationToken ct)
    {
        var app = new FeishuApp
        {
            Company = company.Name,
            BotName = company.Name,
            AppId = settings[0]["appId"],
            AppSecret = settings[0]["appSecret"],
            EncryptKey = settings[0]["encryptKey"],
            VerificationToken = settings[0]["verificationToken"],
        };
        var emulator = await FeishuEmulator.StartAsync(app, port: port, ct: ct);
        emulator.AddPersonas();
        return new Running(emulator);
    }

    private sealed class Running(FeishuEmulator emulator) : IRunningPlatform
    {
        public Uri Address => emulator.Address;

        public async Task<string?> RegisterAsync(IReadOnlyList<Uri> callbacks, CancellationToken ct) =>
            await emulator.SaveAddressAsync(callbacks[0].AbsoluteUri, ct) is { Accepted: false } refused ? refused.Answer : null;

        public ValueTask DisposeAsync() => emulator.DisposeAsync();
    }
}
