using System.Globalization;
using Switchboard.Emulators.WeCom;

namespace Switchboard.Faults.Channels;

/// <summary>The self-built application: its emulator knows two members.</summary>
internal sealed class WeComLine(TimeProvider clock) : ChannelLine
{
    private EmulatedAccount _account = new() { Clock = clock, MemberPerMinute = 10_000 };
    private WeComEmulator? _emulator;

    public override string Channel => "wecom";

    public override IReadOnlyList<string> People { get; } = ["zhangsan", "lisi"];

    public override IReadOnlyDictionary<string, string> Form => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mode"] = "application",
        ["corpId"] = _account.CorpId,
        ["agentId"] = _account.AgentId.ToString(CultureInfo.InvariantCulture),
        ["secret"] = _account.Secret,
        ["token"] = _account.Token,
        ["encodingAesKey"] = _account.EncodingAesKey,
        ["baseUrl"] = Wire.Address,
    };

    public override IReadOnlyList<(string Person, string Text)> Arrived => [.. _emulator!.Application.Log.Lines.Where(l => l.Ours).Select(l => (l.Person, l.Text))];

    protected override async Task<Uri> ConnectAsync(Uri callback, CancellationToken ct)
    {
        _account = _account with { Callback = callback };
        _emulator = await WeComEmulator.StartAsync(_account, ct: ct);
        return _emulator.BaseUrl;
    }

    public override Task<bool> SayAsync(string person, string text, CancellationToken ct) => _emulator!.Application.SayAsync(person, text, ct);

    public override void EndTokens() => _emulator!.Tokens.Invalidate();

    public override void RefuseAsTooMany(int times) => _emulator!.Faults.Answer("message/send", 45009, times);

    protected override ValueTask EndAsync() => _emulator?.DisposeAsync() ?? default;
}
