using Switchboard.Desk.Intents;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Outbox;

/// <summary>Who hears a tenant's customers: the analyser it has switched on, and the model it has published.</summary>
internal sealed class Listeners(TenantPlugins plugins, LiveIntentModels models)
{
    public async ValueTask<Listener> OfAsync(Tenant tenant, CancellationToken ct) => new(await plugins.AnalyzerAsync(tenant, ct), await models.OfAsync(tenant, ct));
}

/// <summary>Hears what customers write; one that has no opinion changes nothing.</summary>
internal sealed class Listener(TenantAnalyzer? analyzer, LiveIntentModel? model)
{
    /// <param name="at">Whose words they are, by conversation and number.</param>
    /// <param name="text">The words.</param>
    /// <param name="before">What was heard before.</param>
    /// <param name="log">Takes what the models said.</param>
    internal Heard Hear((Guid Conversation, int Seq) at, string text, Heard before, PredictionLog log)
    {
        var after = before;
        if (analyzer?.Analyze(text) is { } analysis)
            after = after with { Sentiment = Words<Sentiment>.Write(analysis.Sentiment), Language = analysis.Language ?? before.Language, Feeling = before.Feeling.After(analysis) };
        if (model?.Hear(at.Conversation, at.Seq, text, log) is { } guess)
            after = after with { Intent = guess.Intent.Value, Confidence = guess.Confidence };
        return after;
    }
}

/// <summary>What was heard of a conversation, as its row has it.</summary>
internal readonly record struct Heard(string? Sentiment, string? Language, Guid? Intent, double? Confidence, Feeling Feeling);
