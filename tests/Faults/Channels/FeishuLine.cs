using System.Text.Json;
using Switchboard.Emulators.Feishu;

namespace Switchboard.Faults.Channels;

internal sealed class FeishuLine(TimeProvider clock) : ChannelLine
{
    private readonly FeishuApp _app = new() { ChatPerSecond = 10_000, AppPerSecond = 10_000 };
    private readonly Dictionary<string, Customer> _customers = new(StringComparer.Ordinal);
    private FeishuEmulator? _emulator;

    public override string Channel => "feishu";

    public override IReadOnlyList<string> People { get; } = [.. Enumerable.Range(0, 10).Select(i => $"person{i}")];

    public override IReadOnlyDictionary<string, string> Form => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["appId"] = _app.AppId, ["appSecret"] = _app.AppSecret, ["encryptKey"] = _app.EncryptKey, ["verificationToken"] = _app.VerificationToken, ["baseUrl"] = Wire.Address,
    };

    public override IReadOnlyList<(string Person, string Text)> Arrived =>
        [.. _emulator!.Messages.Where(m => m.FromBot).Select(m => (_customers.Single(c => FeishuEmulator.PrivateChat(c.Value) == m.ChatId).Key, TextOf(m)))];

    protected override async Task<Uri> ConnectAsync(Uri callback, CancellationToken ct)
    {
        _app.CallbackUrl = callback;
        _emulator = await FeishuEmulator.StartAsync(_app, clock, ct: ct);
        foreach (var person in People)
            _customers[person] = _emulator.AddCustomer(person);
        return _emulator.Address;
    }

    public override async Task<bool> SayAsync(string person, string text, CancellationToken ct) => (await _emulator!.SayAsync(_customers[person], text, ct)).Delivered;

    public override void EndTokens() => _emulator!.RevokeTokens();

    public override void RefuseAsTooMany(int times) => _emulator!.Fail("/open-apis/im/v1/messages", 429, 99991400, "request trigger frequency limit", times, reset: 1);

    protected override ValueTask EndAsync() => _emulator?.DisposeAsync() ?? default;

    private static string TextOf(ChatMessage message)
    {
        var content = JsonElement.Parse(message.Content);
        return content.TryGetProperty("text", out var text) ? text.GetString()! : message.Content;
    }
}
