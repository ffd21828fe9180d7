using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist;

/// <summary>What the tenant's analyzer makes of texts. It judges language and mood; nobody here judges more than that yet.</summary>
public sealed class TextJudge
{
    private readonly TenantPlugins _plugins;
    private readonly CurrentTenant _tenant;

    internal TextJudge(TenantPlugins plugins, CurrentTenant tenant) => (_plugins, _tenant) = (plugins, tenant);

    /// <summary>One judgement for each text, in their order; all of them or a refusal.</summary>
    public async ValueTask<Outcome<IReadOnlyList<TextAnalysis>>> JudgeAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        if (await _plugins.AnalyzerAsync(_tenant.Tenant, ct) is not { } analyze)
            return new AnalyzerMissing();
        var judged = new List<TextAnalysis>(texts.Count);
        foreach (var text in texts)
        {
            ct.ThrowIfCancellationRequested();
            if (analyze(text) is not { } analysis)
                return new AnalyzerMissing();
            judged.Add(analysis);
        }

        return Outcome.Of<IReadOnlyList<TextAnalysis>>(judged);
    }

    /// <summary>Whether somebody serves the tenant in this way now.</summary>
    public async ValueTask<bool> IsServedAsync(PluginKind kind, CancellationToken ct) => await _plugins.ServingAsync(kind, _tenant.Tenant, inbox: null, ct) is not null;
}
