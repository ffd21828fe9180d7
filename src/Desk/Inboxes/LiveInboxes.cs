using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Inboxes;

/// <summary>What every message of an inbox needs to know about it, remembered until it changes and for half a minute at most.</summary>
public sealed record LiveInbox(InboxId Id, string Name, string Channel, string Key, bool Enabled, PluginCall Call);

public sealed class LiveInboxes
{
    internal const string SecretPurpose = "inbox.identity-secret";

    /// <summary>The filled form of an inbox behind which a platform stands: all of it is sealed, for app ids and secrets stand side by side.</summary>
    internal const string SettingsPurpose = "inbox.settings";
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<InboxId, (LiveInbox Inbox, DateTimeOffset Until)> _known = new();
    private readonly PlatformScope _platform;
    private readonly TenantCatalog _tenants;
    private readonly TenantPlugins _plugins;
    private readonly ISecretBox _secrets;
    private readonly TimeProvider _clock;
    private int _changes;

    internal LiveInboxes(PlatformScope platform, TenantCatalog tenants, TenantPlugins plugins, ISecretBox secrets, TimeProvider clock) =>
        (_platform, _tenants, _plugins, _secrets, _clock) = (platform, tenants, plugins, secrets, clock);

    /// <summary>Null for an inbox that does not exist, is switched off (or its channel's plugin is, for this tenant), or whose tenant is suspended.</summary>
    public async ValueTask<LiveInbox?> FindAsync(TenantId tenantId, InboxId id, CancellationToken ct) =>
        await FindAnyAsync(tenantId, id, ct) is { Enabled: true } inbox ? inbox : null;

    /// <summary>The same, also for one that is switched off: what it accepted before still has its effect.</summary>
    internal async ValueTask<LiveInbox?> FindAnyAsync(TenantId tenantId, InboxId id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var known) && known.Until > _clock.GetUtcNow() && known.Inbox.Call.TenantId == tenantId.Value)
            return known.Inbox;
        if (await _tenants.FindAsync(tenantId, ct) is not { Active: true } tenant)
            return null;
        var changes = Volatile.Read(ref _changes);
        await using var scope = _platform.Enter(tenant);
        var db = (DeskDb)scope.ServiceProvider.GetService(typeof(DeskDb))!;
        var row = await db.Inboxes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (row is null)
            return null;
        var plugin = await _plugins.OfChannelAsync(row.Channel, tenant, ct);
        var settings = new Dictionary<string, string>(plugin.Settings, StringComparer.Ordinal);
        foreach (var (name, value) in row.Settings)
            settings[name] = value;
        if (row.Secrets is { } form && row.Channel != InboxChannels.WebChat)
            settings = Merge(settings, JsonSerializer.Deserialize<Dictionary<string, string>>(_secrets.Open(tenantId, SettingsPurpose, form))!);
        else if (row.Secrets is { } locked)
            settings["identitySecret"] = Encoding.UTF8.GetString(_secrets.Open(tenantId, SecretPurpose, locked));
        var inbox = new LiveInbox(id, row.Name, row.Channel, row.Key, row.Enabled && plugin.Enabled, new PluginCall(tenantId.Value, id.Value, settings, _clock));
        _known[id] = (inbox, _clock.GetUtcNow() + Remember);

        // What changed while it was read may be the state before; the next one reads again.
        if (changes != Volatile.Read(ref _changes))
            _known.TryRemove(id, out _);
        return inbox;
    }

    private static Dictionary<string, string> Merge(Dictionary<string, string> settings, Dictionary<string, string> form)
    {
        foreach (var (name, value) in form)
            settings[name] = value;
        return settings;
    }

    internal void Forget(TenantId tenant)
    {
        Interlocked.Increment(ref _changes);
        foreach (var (id, known) in _known)
        {
            if (known.Inbox.Call.TenantId == tenant.Value)
                _known.TryRemove(id, out _);
        }
    }
}
