using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk;

/// <summary>The plugins, as the desk needs them. The host's runtime stands behind it; a fault comes back as null with its reason logged.</summary>
public interface IDeskPlugins
{
    /// <summary>Every plugin of the host, those out of service and missing too.</summary>
    IReadOnlyList<InstalledPlugin> List();

    /// <summary>Whether a call to the plugin would reach it now.</summary>
    bool IsInService(string plugin);

    /// <summary>Calls the live channel; false when its plugin is missing or failed.</summary>
    bool TryLive<TState, TResult>(string channel, TState state, Func<ILiveChannel, TState, TResult> call, out TResult result);

    /// <summary>One turn of this bot, or null when it is gone or failed.</summary>
    ValueTask<BotReply?> ReplyAsync(string plugin, BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct);

    TextAnalysis? Analyze(string plugin, string text, PluginCall call);
}
