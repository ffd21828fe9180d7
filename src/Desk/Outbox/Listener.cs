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
    internal Heard Hear(string text, Heard before)
    {
        var after = before;
        if (analyzer?.Analyze(text) is { } analysis)
            after = after with { Sentiment = Words<Sentiment>.Write(analysis.Sentiment), Language = analysis.Language ?? before.Language, Feeling = before.Feeling.After(analysis) };
        if (model?.Judge(text) is { } guess)
            after = after with { Intent = guess.Intent.Value, Confidence = guess.Confidence };
        return after;
    }
}

/// <summary>What was heard of a conversation, as its row has it.</summary>
internal readonly record struct Heard(string? Sentiment, string? Language, Guid? Intent, double? Confidence, Feeling Feeling);
