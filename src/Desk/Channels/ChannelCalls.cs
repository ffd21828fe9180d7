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
        return await plugins.ReachAsync(inbox.Channel, (state, call, tools, inbox.Call), static (c, s, stop) => s.call(c, s.state, s.tools, s.Call, stop), limit, ct);
    }
}
