using Microsoft.Extensions.AI;
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
            Tell(plugin.Id, fault);
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
            Tell(bot.Id, fault);
        return answer.Value;
    }

    public MessagingTraits? Messaging(string channel) =>
        catalog.Find<IMessagingChannel>(channel) is { } plugin && plugin.Read(static c => c.Capabilities) is { } capabilities ? new MessagingTraits(capabilities, plugin.IdempotentSend) : null;

    public async ValueTask<Reached<TResult>> ReachAsync<TState, TResult>(
        string channel, TState state, Func<IMessagingChannel, TState, CancellationToken, ValueTask<TResult>> call, TimeSpan limit, CancellationToken ct)
    {
        if (catalog.Find<IMessagingChannel>(channel) is not { } plugin)
            return new Reached<TResult>(default, ReachFault.NotCalled, "Its plugin is missing or out of service.");
        var answer = await plugin.ReachAsync(state, call, limit, ct);
        if (answer.Fault is not { } fault)
            return new Reached<TResult>(answer.Value, ReachFault.None);

        Tell(plugin.Id, fault);
        return new Reached<TResult>(default, FaultOf(fault.Kind), WordsOf(fault), fault.Refusal);
    }

    public bool Streams(string channel, PluginCall call) =>
        catalog.Find<IStreamingChannel>(channel) is { } plugin && plugin.Invoke(call, static (c, its) => c.Streams(its)).Value;

    private static string WordsOf(PluginFault fault) => fault.Kind switch
    {
        PluginFaultKind.TimedOut => fault.Reason,
        PluginFaultKind.Broken => $"The platform could not be reached: {fault.Reason}.",
        PluginFaultKind.Refused => $"The platform refused: {fault.Refusal?.Code} {fault.Refusal?.Answer}".TrimEnd(),
        _ => "The channel's plugin failed; the operator's plugin page says how.",
    };

    /// <summary>What a plugin says when it throws may quote a customer, or an address with a token in it: the runtime shows that on the operator's plugin page only.</summary>
    private void Tell(string plugin, PluginFault fault) => log.LogWarning("Plugin {Plugin} failed: {Kind}", plugin, fault.Kind);

    public TextAnalysis? Analyze(string plugin, string text, PluginCall call) =>
        catalog.Find<ITextAnalyzer>(id: plugin)?.Invoke((text, call), static (a, s) => a.Analyze(s.text, s.call)).Value;

    public AnswerGrade? Grade(string plugin, AnsweredText answered, PluginCall call) =>
        catalog.Find<ITextAnalyzer>(id: plugin)?.Invoke((answered, call), static (a, s) => a.Grade(s.answered, s.call)).Value;

    public EmbeddingGeneratorMetadata? EmbeddingModel(string plugin, IEmbeddingTools tools, PluginCall call) =>
        catalog.Find<ITextEmbedder>(id: plugin)?.Look((tools, call), static (e, s) =>
        {
            using var generator = e.Open(s.tools, s.call);
            return generator?.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        }).Value;

    public async ValueTask<EmbeddingAnswer> EmbedAsync(
        string plugin, IReadOnlyList<string> texts, IEmbeddingTools tools, PluginCall call, TimeSpan limit, CancellationToken ct)
    {
        if (catalog.Find<ITextEmbedder>(id: plugin) is not { } embedder)
            return new EmbeddingAnswer(null, new EmbeddingTrouble(EmbeddingTroubleKind.OutOfService, "out of service"));
        var answer = await embedder.ReachAsync((texts, tools, call), static async (e, s, token) =>
        {
            using var generator = e.Open(s.tools, s.call);
            return generator is null ? null : await generator.GenerateAsync(s.texts, cancellationToken: token);
        }, limit, ct);
        if (answer.Fault is not { } fault)
            return new EmbeddingAnswer(answer.Value, answer.Value is null ? new EmbeddingTrouble(EmbeddingTroubleKind.Settings, "not filled in") : null);

        Tell(embedder.Id, fault);
        return new EmbeddingAnswer(null, TroubleOf(fault));
    }

    private static EmbeddingTrouble TroubleOf(PluginFault fault) => fault switch
    {
        { Embedding: { } said } => new EmbeddingTrouble(KindOf(said.Refusal), said.Code, said.After),
        { Kind: PluginFaultKind.TimedOut } => new EmbeddingTrouble(EmbeddingTroubleKind.Slow, "no answer in time"),
        { Kind: PluginFaultKind.Broken } => new EmbeddingTrouble(EmbeddingTroubleKind.Later, fault.Reason),

        // What a plugin says when it throws stays on the operator's page.
        _ => new EmbeddingTrouble(EmbeddingTroubleKind.OutOfService, "the plugin failed"),
    };

    private static EmbeddingTroubleKind KindOf(EmbeddingRefusal refusal) => refusal switch
    {
        EmbeddingRefusal.Settings => EmbeddingTroubleKind.Settings,
        EmbeddingRefusal.Texts => EmbeddingTroubleKind.Texts,
        _ => EmbeddingTroubleKind.Later,
    };

    private static ReachFault FaultOf(PluginFaultKind kind) => kind switch
    {
        PluginFaultKind.Unloaded => ReachFault.NotCalled,
        PluginFaultKind.Refused => ReachFault.Refused,
        _ => ReachFault.Broken,
    };
}
