using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Plugins that serve the tenant.</summary>
public sealed class PluginsResource
{
    private readonly Calls _calls;

    internal PluginsResource(Calls calls) => _calls = calls;

    /// <summary>The plugins of the host, their states, and whether they serve this tenant.</summary>
    [Operation("plugins.list")]
    public async Task<IReadOnlyList<Plugin>> ListAsync(CancellationToken ct = default) => (await _calls.SendAsync<Page<Plugin>>(Call.Get("plugins"), ct)).Items;

    /// <summary>Lets a plugin serve this tenant.</summary>
    [Operation("plugins.enable")]
    public Task<Plugin> EnableAsync(string id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Plugin>(Call.Post($"plugins/{Uri.EscapeDataString(id)}/enable", null, options), ct);

    /// <summary>Stops a plugin for this tenant.</summary>
    [Operation("plugins.disable")]
    public Task<Plugin> DisableAsync(string id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Plugin>(Call.Post($"plugins/{Uri.EscapeDataString(id)}/disable", null, options), ct);

    /// <summary>Fills in a plugin's form. A secret left out or sent back as its mask stays as it is.</summary>
    [Operation("plugins.configure")]
    public Task<Plugin> ConfigureAsync(string id, IReadOnlyDictionary<string, string> settings, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Plugin>(Call.Put($"plugins/{Uri.EscapeDataString(id)}/settings", new { settings }, options), ct);
}
