using Switchboard.Desk.Intents;
using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist;

/// <summary>What is made of texts: by the tenant's analyzer, and what they are about by the tenant's own live model before that.</summary>
public sealed class TextJudge
{
    private readonly TenantPlugins _plugins;
    private readonly LiveIntentModels _models;
    private readonly IntentNames _names;
    private readonly CurrentTenant _tenant;

    internal TextJudge(TenantPlugins plugins, LiveIntentModels models, IntentNames names, CurrentTenant tenant) => (_plugins, _models, _names, _tenant) = (plugins, models, names, tenant);

    /// <summary>One judgement for each text, in their order; all of them or a refusal.</summary>
    public async ValueTask<Outcome<IReadOnlyList<JudgedText>>> JudgeAsync(IReadOnlyList<string> texts, CancellationToken ct) =>
        await ReadAsync(texts, ct) is { } judged ? Outcome.Of(judged) : new AnalyzerMissing();

    /// <summary>The same for whoever can do without: null where nobody judges.</summary>
    internal async ValueTask<IReadOnlyList<JudgedText>?> ReadAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        if (await _plugins.AnalyzerAsync(_tenant.Tenant, ct) is not { } analyzer)
            return null;
        var model = await _models.OfAsync(_tenant.Tenant, ct);
        var read = new (TextAnalysis? Found, IntentGuess? Guess)[texts.Count];
        await Parallel.ForAsync(0, texts.Count, ct, async (i, _) =>
        {
            // Behind whatever waits for a thread: many texts take every core, and hold up nobody by more than one of them.
            await Task.Yield();
            read[i] = (analyzer.Analyze(texts[i]), model?.Judge(texts[i]));
        });
        if (read.Any(r => r.Found is null))
            return null;
        var names = await _names.OfAsync([.. read.Where(r => r.Guess is not null).Select(r => r.Guess!.Value.Intent)], ct);
        return [.. read.Select(r => Decide(r.Found!, r.Guess, names))];
    }

    /// <summary>Whether somebody serves the tenant in this way now.</summary>
    public async ValueTask<bool> IsServedAsync(PluginKind kind, CancellationToken ct) => await _plugins.ServingAsync(kind, _tenant.Tenant, inbox: null, ct) is not null;

    /// <summary>The tenant's own model comes first where it is sure of an intent that is still there, then what the analyzer knows out of the box and stands by.</summary>
    internal static JudgedText Decide(TextAnalysis found, IntentGuess? guess, IReadOnlyDictionary<IntentId, string> names) =>
        guess is { } own && names.TryGetValue(own.Intent, out var name) ? new JudgedText(found, new NamedIntent(name, own.Confidence, own.Intent))
        : found.Intent is { IsSure: true } known ? new JudgedText(found, new NamedIntent(known.Name, known.Confidence))
        : new JudgedText(found, null);
}

/// <summary>What was made of a text.</summary>
/// <param name="Found">What the analyzer found.</param>
/// <param name="Intent">What it is about; null where nobody stands by it.</param>
public sealed record JudgedText(TextAnalysis Found, NamedIntent? Intent);

/// <summary>What a text is about.</summary>
/// <param name="Name">The intent's name: the tenant's own, or one that the analyzer knows out of the box.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Id">The tenant's own intent; null for one out of the box.</param>
public sealed record NamedIntent(string Name, double Confidence, IntentId? Id = null);
