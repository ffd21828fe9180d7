using Switchboard.Plugins.Contract;

namespace Switchboard.Desk;

/// <summary>The plugins, as the desk needs them. The host's runtime stands behind it; a fault comes back as null with its reason logged.</summary>
public interface IDeskPlugins
{
    /// <summary>Why the channel cannot be used now, or null when it can.</summary>
    string? Unavailable(string channel);

    /// <summary>Calls the live channel; false when its plugin is missing or failed.</summary>
    bool TryLive<TState, TResult>(string channel, TState state, Func<ILiveChannel, TState, TResult> call, out TResult result);

    /// <summary>One bot turn, or null when there is no bot or it failed.</summary>
    ValueTask<BotReply?> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct);

    TextAnalysis? Analyze(string text, PluginCall call);
}
