using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests;

/// <summary>An inbox that is connected to an emulator of its own.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;

    private Inbox(DingTalkEmulator emulator, MovedClock clock, string receive)
    {
        Emulator = emulator;
        Clock = clock;
        Tools = new Tools(clock);
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["appKey"] = emulator.Organisation.AppKey,
            ["appSecret"] = emulator.Organisation.AppSecret,
            ["token"] = emulator.Organisation.Token,
            ["encodingAesKey"] = emulator.Organisation.AesKey,
            ["receive"] = receive,
            ["apiBaseUrl"] = emulator.Address.AbsoluteUri,
            ["oapiBaseUrl"] = emulator.Address.AbsoluteUri,
        };
    }

    internal DingTalkEmulator Emulator { get; }

    internal MovedClock Clock { get; }

    internal Tools Tools { get; }

    internal DingTalkChannel Channel { get; } = new();

    internal PluginCall Call => new(Guid.Empty, Guid.Empty, _settings, Clock);

    internal static async Task<Inbox> OpenAsync(Organisation? organisation = null, string receive = "webhook")
    {
        var clock = new MovedClock();
        return new Inbox(await DingTalkEmulator.StartAsync(organisation, clock), clock, receive);
    }

    internal Inbox With(string name, string value)
    {
        _settings[name] = value;
        return this;
    }

    internal Callback Receive(JsonObject message) => Receive(Encoding.UTF8.GetBytes(message.ToJsonString()));

    internal Callback Receive(byte[] body) => Channel.Receive(new CallbackRequest("POST", Nothing, Emulator.RobotHeaders(), body), Call);

    internal Callback ReceiveEvent(IReadOnlyDictionary<string, string> query, byte[] body) => Channel.Receive(new CallbackRequest("POST", query, Nothing, body), Call);

    internal ChannelEvent.Message Hear(JsonObject message) => Receive(message).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();

    internal ValueTask<SendResult> SendAsync(OutboundMessage message) => Channel.SendAsync(message, Tools, Call, CancellationToken.None);

    internal static OutboundMessage Answer(ChannelThread thread, string? person, string text, IReadOnlyList<OutboundFile>? files = null, IReadOnlyList<OutboundButton>? buttons = null) =>
        new(Guid.CreateVersion7(), thread, person, text, files ?? [], null, null, buttons ?? [], null, 0);

    internal static ChannelThread Private(string person) => new(person, Group: false);

    public async ValueTask DisposeAsync()
    {
        Tools.Dispose();
        await Emulator.DisposeAsync();
    }

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);
}
