using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

/// <summary>Not a set: the plugins are the host's, and not rows of a database.</summary>
[Verb("plugins.list", Permission = "plugins:read", Route = "GET /plugins", Audited = false, Summary = "The plugins of this host, their states, and whether they serve this tenant.")]
internal sealed class ListPlugins(IDeskPlugins plugins, TenantPlugins live, CurrentTenant tenant) : IVerb<ListPlugins.Input, ListPlugins.Found>
{
    internal sealed record Input;

    internal sealed record Found(IReadOnlyList<PluginView> Items, string? NextCursor);

    public async ValueTask<Outcome<Found>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var terms = await live.TermsAsync(tenant.Tenant, ct);
        return new Found([.. plugins.List().Select(p => PluginView.Of(p, terms.GetValueOrDefault(p.Id, PluginTerms.Default)))], NextCursor: null);
    }
}
