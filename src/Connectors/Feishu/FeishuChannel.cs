using Switchboard.Connectors.Feishu.LongConnection;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Connectors.Feishu.Sending;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu;

/// <summary>Bots of Feishu, and of Lark, which is the same platform at another address.</summary>
public sealed class FeishuChannel : IStreamingChannel
{
    /// <summary>A card takes 30 KB, and a Chinese character three bytes of them.</summary>
    private const int LongestText = 8_000;

    public ChannelCapabilities Capabilities { get; } = new(Typing: false, ReadReceipts: true, Recall: false, Attachments: true, MaxTextLength: LongestText);

    public Callback Receive(CallbackRequest request, PluginCall call) =>
        CallbackReading.Read(request, FeishuSettings.Of(call), call.Clock.GetUtcNow());

    /// <summary>The platform sends everything along: nothing is only announced.</summary>
    public ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        new(new Pulled([], request.Cursor ?? "", More: false));

    public ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        new Sender(Api(tools, call)).SendAsync(message, ct);

    public ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        MessageResource.OpenAsync(media, Api(tools, call), ct);

    public ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        Contact.ProfileAsync(personId, Api(tools, call), ct);

    public ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct) =>
        new Checks(Api(tools, call)).RunAsync(ct);

    public bool Streams(PluginCall call) => FeishuSettings.Of(call).LongConnection;

    public ValueTask RunAsync(Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        new EventStream(Api(tools, call), tools, call.Clock, accept).RunAsync(ct);

    private static FeishuApi Api(IChannelTools tools, PluginCall call) => new(tools, FeishuSettings.Of(call));
}
