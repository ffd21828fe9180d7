using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests;

/// <summary>A channel, an inbox and a platform of one's own.</summary>
public sealed class WeComDesk : IAsyncLifetime
{
    private WeComEmulator? _platform;

    internal WeComDesk(EmulatedAccount account, string mode)
    {
        Account = account;
        Mode = mode;
        Tools = new HostTools(account.Clock);
    }

    internal WeComChannel Channel { get; } = new();

    internal EmulatedAccount Account { get; }

    internal string Mode { get; }

    internal HostTools Tools { get; }

    internal WeComEmulator Platform => _platform!;

    internal PluginCall Call => Inbox.Of(Account, Mode, Platform.BaseUrl);

    internal static async Task<WeComDesk> StartAsync(string mode, EmulatedAccount account)
    {
        var desk = new WeComDesk(account, mode);
        await desk.InitializeAsync();
        return desk;
    }

    public async ValueTask InitializeAsync() => _platform = await WeComEmulator.StartAsync(Account);

    public async ValueTask DisposeAsync()
    {
        Tools.Dispose();
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    internal ValueTask<SendResult> SendAsync(OutboundMessage message) => Channel.SendAsync(message, Tools, Call, CancellationToken.None);

    internal OutboundMessage Message(string to, string text) => new(
        Guid.CreateVersion7(), new ChannelThread(Mode == "kf" ? $"{Account.OpenKfId}/{to}" : to, false), to, text, [], null, null, [], Account.Clock.GetUtcNow(), 0);

    internal static OutboundFile File(string name, string type, int length, byte fill = 7) =>
        new(name, type, length, _ => new ValueTask<Stream>(new MemoryStream(Enumerable.Repeat(fill, length).ToArray())));
}
