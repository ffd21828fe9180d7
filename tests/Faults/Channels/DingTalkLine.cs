using Switchboard.Emulators.DingTalk;

namespace Switchboard.Faults.Channels;

/// <summary>Its sessions are over at once, so that answers go by the API, which asks for a token.</summary>
internal sealed class DingTalkLine(TimeProvider clock) : ChannelLine
{
    private static readonly Employee[] Staff = [.. Enumerable.Range(0, 10).Select(i => new Employee($"person{i}", $"union{i}", $"Person {i}"))];
    private readonly Organisation _organisation = new() { People = Staff, SessionLives = TimeSpan.FromMilliseconds(1) };
    private DingTalkEmulator? _emulator;

    public override string Channel => "dingtalk";

    public override IReadOnlyList<string> People { get; } = [.. Staff.Select(e => e.UserId)];

    public override IReadOnlyDictionary<string, string> Form => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["appKey"] = _organisation.AppKey, ["appSecret"] = _organisation.AppSecret, ["apiBaseUrl"] = Wire.Address, ["oapiBaseUrl"] = Wire.Address,
    };

    public override IReadOnlyList<(string Person, string Text)> Arrived => [.. _emulator!.Journal.Said.Select(s => (s.To, (string)(s.Content["content"] ?? s.Content["text"])!))];

    protected override async Task<Uri> ConnectAsync(Uri callback, CancellationToken ct)
    {
        _emulator = await DingTalkEmulator.StartAsync(_organisation, clock);
        _emulator.CallbackAddress = callback;
        return _emulator.Address;
    }

    public override async Task<bool> SayAsync(string person, string text, CancellationToken ct) =>
        (await _emulator!.DeliverAsync(_emulator.Speech.Text(person, null, text), ct)).Accepted;

    public override void EndTokens() => _emulator!.EndTokens();

    public override void RefuseAsTooMany(int times)
    {
        for (var i = 0; i < times; i++)
            _emulator!.Faults.Order("/v1.0/robot/oToMessages/batchSend", 429, """{"code":"Throttling","message":"too many"}""");
    }

    protected override ValueTask EndAsync() => _emulator?.DisposeAsync() ?? default;
}
