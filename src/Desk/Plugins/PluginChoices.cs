using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

/// <summary>What the verbs on a plugin share: find it, change the tenant's choice, make the change felt at once.</summary>
internal sealed class PluginChoices(DeskWork work, TenantPlugins live, LiveInboxes inboxes, CurrentTenant tenant, TimeProvider clock)
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

        // After the commit: whoever asked between would remember the former choice for half a minute.
        work.Afterwards(_ =>
        {
            live.Forget(tenant.Id);
            inboxes.Forget(tenant.Id);
            return ValueTask.CompletedTask;
        });
        return PluginView.Of(plugin, live.Open(tenant.Id, choice));
    }
}
