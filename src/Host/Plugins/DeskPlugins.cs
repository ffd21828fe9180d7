using Switchboard.Desk;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Host.Plugins;

/// <summary>Lets the desk reach plugins without knowing the runtime. A fault is logged here and never travels further.</summary>
internal sealed class DeskPlugins(PluginCatalog catalog, ILogger<DeskPlugins> log) : IDeskPlugins
{
    public string? Unavailable(string channel) =>
        catalog.Find<IChannelConnector>(channel) is null
            ? catalog.List().FirstOrDefault(p => p.Channel == channel)?.Reason ?? $"No plugin for the channel '{channel}' is installed."
            : null;

    public bool TryLive<TState, TResult>(string channel, TState state, Func<ILiveChannel, TState, TResult> call, out TResult result)
    {
        result = default!;
        if (catalog.Find<ILiveChannel>(channel) is not { } plugin)
            return false;
        var answer = plugin.Invoke(state, call);
        if (answer.Fault is { } fault)
        {
            log.LogWarning("Plugin {Plugin} failed: {Kind} {Reason}", plugin.Id, fault.Kind, fault.Reason);
            return false;
        }

        result = answer.Value!;
        return true;
    }

    public async ValueTask<BotReply?> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct)
    {
        if (catalog.Find<IConversationBot>() is not { } bot)
            return null;
        var answer = await bot.InvokeAsync((turn, tools, call), static (b, s, token) => b.ReplyAsync(s.turn, s.tools, s.call, token), ct);
        if (answer.Fault is { } fault)
            log.LogWarning("Bot {Plugin} failed: {Kind} {Reason}", bot.Id, fault.Kind, fault.Reason);
        return answer.Value;
    }

    public TextAnalysis? Analyze(string text, PluginCall call) =>
        catalog.Find<ITextAnalyzer>()?.Invoke((text, call), static (a, s) => a.Analyze(s.text, s.call)).Value;
}
