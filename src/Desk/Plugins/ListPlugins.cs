using Switchboard.Desk.Knowledge.Vectors;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

/// <summary>Not a set: the plugins are the host's, and not rows of a database.</summary>
[Verb("plugins.list", Permission = "plugins:read", Route = "GET /plugins", Audited = false, Summary = "The plugins of this host, their states, and whether they serve this tenant.")]
internal sealed class ListPlugins(IDeskPlugins plugins, TenantPlugins live, TenantEmbedders embedders, VectorProgress progress, CurrentTenant tenant) : IVerb<ListPlugins.Input, ListPlugins.Found>
{
    internal sealed record Input;

    internal sealed record Found(IReadOnlyList<PluginView> Items, string? NextCursor);

    public async ValueTask<Outcome<Found>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var terms = await live.TermsAsync(tenant.Tenant, ct);
        var embedder = (await embedders.FindAsync(tenant.Tenant, ct)).Embedder;
        var vectors = embedder is null ? null : await progress.ReadAsync(tenant.Tenant, ct);
        var views = plugins.List().Select(p => PluginView.Of(p, terms.GetValueOrDefault(p.Id, PluginTerms.Default)) with { Vectors = p.Id == embedder?.Plugin ? vectors : null });
        return new Found([.. views], NextCursor: null);
    }
}
