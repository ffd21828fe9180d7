using Microsoft.Extensions.AI;
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

    /// <summary>What the channel can do behind which a platform stands; null when its plugin is missing, out of service, or of another kind.</summary>
    MessagingTraits? Messaging(string channel);

    /// <summary>Calls the channel behind which a platform stands. A fault comes back as what is known of the call's effect.</summary>
    ValueTask<Reached<TResult>> ReachAsync<TState, TResult>(
        string channel, TState state, Func<IMessagingChannel, TState, CancellationToken, ValueTask<TResult>> call, TimeSpan limit, CancellationToken ct);

    /// <summary>Whether an inbox with these settings is received over a connection that we open; false when its plugin is missing or failed.</summary>
    bool Streams(string channel, PluginCall call);

    /// <summary>What this analyzer makes of a text; null when it is gone or failed.</summary>
    TextAnalysis? Analyze(string plugin, string text, PluginCall call);

    /// <summary>How good this analyzer finds an answer; null when it cannot tell, is gone or failed.</summary>
    AnswerGrade? Grade(string plugin, AnsweredText answered, PluginCall call);

    /// <summary>The model that this embedder asks for a tenant; null when it is gone or failed, or when the tenant has not filled in what it takes.</summary>
    EmbeddingGeneratorMetadata? EmbeddingModel(string plugin, IEmbeddingTools tools, PluginCall call);

    /// <summary>What this embedder makes of texts, within so much time. A fault comes back as what may be done about it.</summary>
    ValueTask<EmbeddingAnswer> EmbedAsync(string plugin, IReadOnlyList<string> texts, IEmbeddingTools tools, PluginCall call, TimeSpan limit, CancellationToken ct);
}

/// <summary>What is known of a messaging channel without calling it.</summary>
/// <param name="Capabilities">What it can do.</param>
/// <param name="IdempotentSend">Whether a second try of the same message cannot arrive twice.</param>
public sealed record MessagingTraits(ChannelCapabilities Capabilities, bool IdempotentSend);

public enum ReachFault
{
    None,

    /// <summary>The plugin was not called at all.</summary>
    NotCalled,

    /// <summary>It was called and did not come to an end: what it did at the platform is not known.</summary>
    Broken,

    /// <summary>It was called and did not come to an end, but it had asked the platform for no more than a token: nothing happened there.</summary>
    Unbegun,

    /// <summary>The platform refused what the call cannot do without.</summary>
    Refused,
}

/// <summary>A channel's answer, or why there is none.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Why">The same in a word, for the operator.</param>
/// <param name="Refusal">What the platform said, where it refused.</param>
public readonly record struct Reached<T>(T? Value, ReachFault Fault, string? Why = null, ChannelFailure? Refusal = null);
