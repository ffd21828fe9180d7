using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>A member of a channel that needs tools.</summary>
internal delegate ValueTask<TResult> ChannelCall<in TState, TResult>(IMessagingChannel channel, TState state, IChannelTools tools, PluginCall call, CancellationToken ct);

/// <summary>Calls the plugin behind an inbox, with tools that live as long as the call.</summary>
internal sealed class ChannelCalls(IDeskPlugins plugins, ChannelHttp http, ChannelTokens tokens)
{
    public async ValueTask<Reached<TResult>> ReachAsync<TState, TResult>(LiveInbox inbox, TState state, ChannelCall<TState, TResult> call, TimeSpan limit, CancellationToken ct)
    {
        using var tools = new ChannelTools(http, tokens, inbox.Call);
        var reached = await plugins.ReachAsync(inbox.Channel, (state, call, tools, inbox.Call), static (c, s, stop) => s.call(c, s.state, s.tools, s.Call, stop), limit, ct);
        return reached.Fault is ReachFault.Broken or ReachFault.Refused && tools.End() ? reached with { Fault = ReachFault.Unbegun } : reached;
    }

    /// <summary>Holds the connection by which the inbox is received until it is lost.</summary>
    /// <param name="inbox">Whose.</param>
    /// <param name="accept">Stores what comes over it.</param>
    /// <param name="connected">Told when it is open.</param>
    /// <param name="ct">Ends it.</param>
    public async ValueTask<Reached<bool>> HoldAsync(
        LiveInbox inbox, Func<IReadOnlyList<ChannelEvent>, CancellationToken, ValueTask<bool>> accept, Func<CancellationToken, Task> connected, CancellationToken ct)
    {
        using var tools = new ChannelTools(http, tokens, inbox.Call, connected);
        return await plugins.ReachAsync(
            inbox.Channel,
            (accept, tools, inbox.Call),
            static async (c, s, stop) =>
            {
                // Another version of the plugin may not know such connections any more.
                if (c is not IStreamingChannel channel)
                    return false;
                await channel.RunAsync(s.accept, s.tools, s.Call, stop);
                return true;
            },
            Timeout.InfiniteTimeSpan,
            ct);
    }
}
