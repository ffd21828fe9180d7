using Switchboard.Connectors.DingTalk.Callbacks;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Connectors.DingTalk.Sending;
using Switchboard.Connectors.DingTalk.Streaming;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk;

/// <summary>A robot of an organisation's own application in DingTalk.</summary>
public sealed class DingTalkChannel : IStreamingChannel
{
    public ChannelCapabilities Capabilities { get; } = new(Typing: false, ReadReceipts: false, Recall: false, Attachments: true, MaxTextLength: 4000);

    public Callback Receive(CallbackRequest request, PluginCall call)
    {
        var robot = RobotSettings.Of(call);
        if (request.Method != "POST")
            return new Callback(false, [], CallbackAnswer.Refused, "DingTalk sends POST only");
        return EventCallback.Is(request) ? EventCallback.Read(request, robot, call.Clock.GetUtcNow()) : RobotCallback.Read(request, robot, call.Clock.GetUtcNow());
    }

    /// <summary>Callbacks bring everything along; there is nothing to fetch.</summary>
    public ValueTask<Pulled> PullAsync(PullRequest request, IChannelTools tools, PluginCall call, CancellationToken ct) => new(new Pulled([], request.Cursor ?? "", More: false));

    public async ValueTask<SendResult> SendAsync(OutboundMessage message, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var robot = RobotSettings.Of(call);
        try
        {
            return await new Delivery(message, new OpenApi(robot, tools), robot, call.Clock.GetUtcNow()).RunAsync(ct);
        }
        catch (RefusedException refused)
        {
            return Failures.Result(refused.Answer, robot);
        }
    }

    public ValueTask<FetchedMedia?> FetchAsync(ChannelMedia media, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var robot = RobotSettings.Of(call);
        return Media.OpenAsync(media, new OpenApi(robot, tools), robot, tools, ct);
    }

    public ValueTask<ChannelProfile?> ProfileAsync(string personId, IChannelTools tools, PluginCall call, CancellationToken ct) =>
        Member.ProfileAsync(personId, new OpenApi(RobotSettings.Of(call), tools), ct);

    public ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync(IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var robot = RobotSettings.Of(call);
        return Checks.RunAsync(new OpenApi(robot, tools), robot, ct);
    }

    public bool Streams(PluginCall call) => RobotSettings.Of(call).Streams;

    public ValueTask RunAsync(Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        var robot = RobotSettings.Of(call);
        return new StreamLine(new OpenApi(robot, tools), robot, tools, accept, call.Clock).RunAsync(ct);
    }
}
