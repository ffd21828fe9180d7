using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Inboxes;

/// <summary>What every message of an inbox needs to know about it, remembered for half a minute.</summary>
public sealed record LiveInbox(InboxId Id, string Name, string Channel, string Key, bool Enabled, PluginCall Call);

public sealed class LiveInboxes(PlatformScope platform, TenantCatalog tenants, ISecretBox secrets, TimeProvider clock)
{
    internal const string SecretPurpose = "inbox.identity-secret";
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<InboxId, (LiveInbox Inbox, DateTimeOffset Until)> _known = new();

    /// <summary>Null for an inbox that does not exist, is switched off, or whose tenant is suspended.</summary>
    public async ValueTask<LiveInbox?> FindAsync(TenantId tenantId, InboxId id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var known) && known.Until > clock.GetUtcNow())
            return known.Inbox.Enabled ? known.Inbox : null;
        if (await tenants.FindAsync(tenantId, ct) is not { Active: true } tenant)
            return null;
        await using var scope = platform.Enter(tenant);
        var db = (DeskDb)scope.ServiceProvider.GetService(typeof(DeskDb))!;
        var row = await db.Inboxes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (row is null)
            return null;
        var settings = new Dictionary<string, string>(row.Settings, StringComparer.Ordinal);
        if (row.Secrets is { } locked)
            settings["identitySecret"] = Encoding.UTF8.GetString(secrets.Open(tenantId, SecretPurpose, locked));
        var inbox = new LiveInbox(id, row.Name, row.Channel, row.Key, row.Enabled, new PluginCall(tenantId.Value, id.Value, settings, clock));
        _known[id] = (inbox, clock.GetUtcNow() + Remember);
        return inbox.Enabled ? inbox : null;
    }

    internal void Forget(InboxId id) => _known.TryRemove(id, out _);
}
