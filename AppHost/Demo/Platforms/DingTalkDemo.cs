using Switchboard.Emulators.DingTalk;
using Switchboard.Emulators.Pages;

namespace Switchboard.AppHost.Demo.Platforms;

internal sealed class DingTalkDemo : IDemoPlatform
{
    public string Name => "DingTalk";

    public IReadOnlyList<DemoInboxKind> Inboxes { get; } = [new("钉钉 DingTalk", "dingtalk", ["apiBaseUrl", "oapiBaseUrl"], i => i.Dingtalk, (i, made) => i with { Dingtalk = made })];

    public IReadOnlyList<Dictionary<string, string>> NewSettings() =>
    [
        new(StringComparer.Ordinal) { ["appKey"] = "ding" + NewCredential.Hex(16), ["appSecret"] = NewCredential.Text(64), ["token"] = NewCredential.Text(24), ["encodingAesKey"] = NewCredential.Text(43) },
    ];

    public async Task<IRunningPlatform> StartAsync(DemoCompany company, IReadOnlyList<IReadOnlyDictionary<string, string>> settings, int port, CancellationToken ct)
    {
        var organisation = new Organisation
        {
            Company = company.Name,
            RobotName = company.Name,
            AppKey = settings[0]["appKey"],
            RobotCode = settings[0]["appKey"],
            AppSecret = settings[0]["appSecret"],
            Token = settings[0]["token"],
            AesKey = settings[0]["encodingAesKey"],
            People = [.. Personas.All.Select(p => Employee.Of(p.Key, p.Name))],
        };
        return new Running(await DingTalkEmulator.StartAsync(organisation, port: port));
    }

    private sealed class Running(DingTalkEmulator emulator) : IRunningPlatform
    {
        public Uri Address => emulator.Address;

        /// <summary>One address for what people write and for events; DingTalk verifies the second only.</summary>
        public async Task<string?> RegisterAsync(IReadOnlyList<Uri> callbacks, CancellationToken ct)
        {
            if (!await emulator.VerifyEventsAsync(callbacks[0], ct))
                return "the address did not answer with an encrypted success";
            emulator.CallbackAddress = emulator.EventAddress = callbacks[0];
            return null;
        }

        public ValueTask DisposeAsync() => emulator.DisposeAsync();
    }
}
