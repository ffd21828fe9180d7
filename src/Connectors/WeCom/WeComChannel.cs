using Switchboard.Connectors.WeCom.Application;
using Switchboard.Connectors.WeCom.Callbacks;
using Switchboard.Connectors.WeCom.CustomerService;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom;

/// <summary>WeCom: its members through a self-built application, or everybody in WeChat through its customer service.</summary>
public sealed class WeComChannel : IMessagingChannel
{
    public ChannelCapabilities Capabilities { get; } = new(Typing: false, ReadReceipts: false, Recall: false, Attachments: true, MaxTextLength: TextParts.MaxBytes);

    public Callback Receive(CallbackRequest request, PluginCall call) => Reception.Receive(request, Account.Of(call), call.Clock.GetUtcNow());

    public ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        MessagePull.PullAsync(request, Calls(tools, call), ct);

    public ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var account = Account.Of(call);
        return account.IsCustomerService
            ? new ServiceSender(new PlatformCalls(account, tools)).SendAsync(message, call.Clock.GetUtcNow(), ct)
            : new ApplicationSender(account, new PlatformCalls(account, tools)).SendAsync(message, ct);
    }

    public ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        MediaDownload.FetchAsync(media, Calls(tools, call), ct);

    public ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        Account.Of(call).IsCustomerService
            ? CustomerProfile.ReadAsync(personId, Calls(tools, call), ct)
            : MemberProfile.ReadAsync(personId, Calls(tools, call), ct);

    public ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct) =>
        Checks.RunAsync(Account.Of(call), Calls(tools, call), ct);

    private static PlatformCalls Calls(IChannelTools tools, PluginCall call) => new(Account.Of(call), tools);
}
