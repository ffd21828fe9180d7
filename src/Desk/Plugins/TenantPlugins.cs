using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

/// <summary>Which plugins serve a tenant, and with what settings. Remembered for half a minute: bots and moods ask for every message.</summary>
internal sealed class TenantPlugins
{
    private readonly PlatformScope _platform;
    private readonly IDeskPlugins _plugins;
    private readonly ISecretBox _secrets;
    private readonly TimeProvider _clock;
    private readonly TenantMemory<IReadOnlyDictionary<string, PluginTerms>> _memory;

    public TenantPlugins(PlatformScope platform, IDeskPlugins plugins, ISecretBox secrets, TimeProvider clock)
    {
        (_platform, _plugins, _secrets, _clock) = (platform, plugins, secrets, clock);
        _memory = new(ReadAsync, TimeSpan.FromSeconds(30), clock);
    }

    /// <summary>The plugin of a kind that works for this tenant, with the call it is to be made with; null when none does.</summary>
    public async ValueTask<(string Plugin, PluginCall Call)?> ServingAsync(PluginKind kind, Tenant tenant, Guid? inbox, CancellationToken ct)
    {
        var terms = await TermsAsync(tenant, ct);
        foreach (var plugin in _plugins.List())
        {
            if (plugin.Kind == kind && _plugins.IsInService(plugin.Id) && terms.GetValueOrDefault(plugin.Id, PluginTerms.Default) is { Enabled: true } agreed)
                return (plugin.Id, new PluginCall(tenant.Id.Value, inbox, agreed.Settings, _clock));
        }

        return null;
    }

    /// <summary>What analyses this tenant's messages; null when nothing does.</summary>
    public async ValueTask<TenantAnalyzer?> AnalyzerAsync(Tenant tenant, CancellationToken ct) =>
        await ServingAsync(PluginKind.Analyzer, tenant, inbox: null, ct) is var (plugin, call) ? new TenantAnalyzer(_plugins, plugin, call) : null;

    /// <summary>A plugin of this host by its id; null for one it does not have.</summary>
    public InstalledPlugin? Find(string id) => _plugins.List().FirstOrDefault(p => p.Id == id);

    /// <summary>The terms of the plugin behind a channel; those of one that is missing are the defaults.</summary>
    public async ValueTask<PluginTerms> OfChannelAsync(string channel, Tenant tenant, CancellationToken ct)
    {
        var terms = await TermsAsync(tenant, ct);
        return _plugins.List().FirstOrDefault(p => p.Channel == channel) is { } plugin ? terms.GetValueOrDefault(plugin.Id, PluginTerms.Default) : PluginTerms.Default;
    }

    public ValueTask<IReadOnlyDictionary<string, PluginTerms>> TermsAsync(Tenant tenant, CancellationToken ct) => _memory.OfAsync(tenant, ct);

    internal PluginTerms Open(TenantId tenant, PluginChoice choice) => new(
        choice.Enabled,
        choice.Settings is { } locked
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(_secrets.Open(tenant, PurposeOf(choice.PluginId), locked))!
            : PluginTerms.Default.Settings);

    internal byte[]? Lock(TenantId tenant, string plugin, IReadOnlyDictionary<string, string> settings) =>
        settings.Count == 0 ? null : _secrets.Lock(tenant, PurposeOf(plugin), JsonSerializer.SerializeToUtf8Bytes(settings));

    internal void Forget(TenantId tenant) => _memory.Forget(tenant);

    private async Task<IReadOnlyDictionary<string, PluginTerms>> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = _platform.Enter(tenant);
        var db = (DeskDb)scope.ServiceProvider.GetService(typeof(DeskDb))!;
        var rows = await db.Set<PluginChoice>().AsNoTracking().ToListAsync(ct);
        return rows.ToDictionary(r => r.PluginId, r => Open(tenant.Id, r), StringComparer.Ordinal);
    }

    private static string PurposeOf(string plugin) => "plugin.settings:" + plugin;
}
