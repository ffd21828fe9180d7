using System.Text.Json;
using Switchboard.Desk.Knowledge.Vectors;

namespace Switchboard.Desk.Plugins;

public enum PluginKind
{
    Channel,
    Bot,
    Analyzer,
    Embedder,
}

public enum PluginState
{
    Active,
    Disabled,
    Incompatible,
    Faulted,
    Superseded,
    Missing,
}

/// <summary>A plugin of this host, the same for every tenant.</summary>
public sealed record InstalledPlugin(
    string Id, IReadOnlyDictionary<string, string> Name, PluginKind Kind, string? Channel, string Version, PluginState State, string? Reason, JsonElement? SettingsSchema);

/// <summary>A plugin as a tenant sees it: the host's state of it, and the tenant's own choice. Secret settings are masked. The list tells of the embedder that serves how far articles have vectors.</summary>
public sealed record PluginView(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    PluginKind Kind,
    string? Channel,
    string Version,
    PluginState State,
    string? Reason,
    bool Enabled,
    IReadOnlyDictionary<string, string> Settings,
    JsonElement? SettingsSchema,
    PluginVectors? Vectors = null)
{
    internal static PluginView Of(InstalledPlugin plugin, PluginTerms terms) => new(
        plugin.Id, plugin.Name, plugin.Kind, plugin.Channel, plugin.Version, plugin.State, plugin.Reason, terms.Enabled,
        new PluginForm(plugin.SettingsSchema).Masked(terms.Settings), plugin.SettingsSchema);
}

/// <summary>On what terms a plugin serves a tenant. Settings are in the clear: they go to the plugin and nowhere else.</summary>
internal sealed record PluginTerms(bool Enabled, IReadOnlyDictionary<string, string> Settings)
{
    internal static PluginTerms Default { get; } = new(true, new Dictionary<string, string>(StringComparer.Ordinal));
}
