using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>Which embedder serves a tenant: the first that it has not switched off and whose form it has filled in.</summary>
internal sealed class TenantEmbedders(TenantPlugins terms, IDeskPlugins plugins, EmbeddingHttp http, TimeProvider clock)
{
    internal async ValueTask<EmbedderFound> FindAsync(Tenant tenant, CancellationToken ct)
    {
        var resting = false;
        var agreed = await terms.TermsAsync(tenant, ct);
        foreach (var plugin in plugins.List())
        {
            // Nothing is known of a model before something is filled in: such tenants, nearly all, cost no call.
            if (plugin.Kind != PluginKind.Embedder || !agreed.TryGetValue(plugin.Id, out var its) || !its.Enabled || its.Settings.Count == 0)
                continue;
            var call = new PluginCall(tenant.Id.Value, InboxId: null, its.Settings, clock);
            if (ModelOf(plugin.Id, call) is { } model)
                return new EmbedderFound(new TenantEmbedder(plugins, http, plugin.Id, call, model), Resting: false);
            resting |= !plugins.IsInService(plugin.Id);
        }

        return new EmbedderFound(null, resting);
    }

    private string? ModelOf(string plugin, PluginCall call)
    {
        using var tools = http.NewTools();
        return plugins.EmbeddingModel(plugin, tools, call) is { } metadata ? TenantEmbedder.NameOf(metadata) : null;
    }
}

/// <param name="Embedder">Null where none serves now.</param>
/// <param name="Resting">One would serve, but is out of service: what it made is still good.</param>
internal readonly record struct EmbedderFound(TenantEmbedder? Embedder, bool Resting);
