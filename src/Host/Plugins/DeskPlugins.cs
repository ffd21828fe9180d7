using Switchboard.Desk;
using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;
using PluginKind = Switchboard.Desk.Plugins.PluginKind;
using PluginState = Switchboard.Desk.Plugins.PluginState;

namespace Switchboard.Host.Plugins;

/// <summary>Lets the desk reach plugins without knowing the runtime. A fault is logged here and never travels further.</summary>
internal sealed class DeskPlugins(PluginCatalog catalog, ILogger<DeskPlugins> log) : IDeskPlugins
{
    public IReadOnlyList<InstalledPlugin> List() =>
        [.. catalog.List().Select(p => new InstalledPlugin(p.Id, p.Name, Enum.Parse<PluginKind>(p.Kind.ToString()), p.Channel, p.Version, Enum.Parse<PluginState>(p.State.ToString()), p.Reason, p.SettingsSchema))];

    public bool IsInService(string plugin) => catalog.Find<IPlugin>(id: plugin) is not null;

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

    public async ValueTask<BotReply?> ReplyAsync(string plugin, BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct)
    {
        if (catalog.Find<IConversationBot>(id: plugin) is not { } bot)
            return null;
        var answer = await bot.InvokeAsync((turn, tools, call), static (b, s, token) => b.ReplyAsync(s.turn, s.tools, s.call, token), ct);
        if (answer.Fault is { } fault)
            log.LogWarning("Bot {Plugin} failed: {Kind} {Reason}", bot.Id, fault.Kind, fault.Reason);
        return answer.Value;
    }

    public TextAnalysis? Analyze(string plugin, string text, PluginCall call) =>
        catalog.Find<ITextAnalyzer>(id: plugin)?.Invoke((text, call), static (a, s) => a.Analyze(s.text, s.call)).Value;
}
