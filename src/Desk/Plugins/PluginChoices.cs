using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

/// <summary>What the verbs on a plugin share: find it, change the tenant's choice, make the change felt at once.</summary>
internal sealed class PluginChoices(DeskWork work, TenantPlugins live, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>Changes the tenant's choice about a plugin. Also about one that is missing or broken now: it may come back.</summary>
    public async ValueTask<Outcome<PluginView>> ChangeAsync(string id, Func<InstalledPlugin, PluginChoice, Refusal?> change, CancellationToken ct)
    {
        if (live.Find(id) is not { } plugin)
            return new NotFound("plugin");
        var choice = await work.Db.Set<PluginChoice>().SingleOrDefaultAsync(c => c.PluginId == id, ct);
        if (choice is null)
            work.Db.Add(choice = new PluginChoice { PluginId = id });
        if (change(plugin, choice) is { } refusal)
            return refusal;
        choice.UpdatedAt = clock.GetUtcNow();

        work.Publish(new InboxesChanged(tenant.Id));
        return PluginView.Of(plugin, live.Open(tenant.Id, choice));
    }
}
