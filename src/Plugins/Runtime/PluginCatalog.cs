using System.Text.Json;
using Microsoft.Extensions.Logging;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>Every plugin the host found, expected or tried, each with its state and the reason for it.</summary>
public sealed class PluginCatalog(PluginRuntimeOptions options, TimeProvider clock, ILogger<PluginCatalog> log)
{
    private readonly Lock _loading = new();
    private volatile LoadedPlugin[] _plugins = [];

    public IReadOnlyList<PluginInfo> List()
    {
        var found = _plugins.Select(p => new PluginInfo(
            p.Manifest.Id, p.Manifest.Name, p.Manifest.Kind, p.Manifest.Channel, p.Manifest.Version, p.State, p.Reason, p.Manifest.Settings)).ToList();
        var missing = options.Expected.Where(e => found.TrueForAll(f => f.Id != e.Id))
            .Select(e => new PluginInfo(e.Id, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = e.Id }, e.Kind, e.Channel, "", PluginState.Missing, e.WithoutIt, null));
        return [.. found.Concat(missing).OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>The plugin in service for a capability, or null. Ask again for each call: it may be replaced at any time.</summary>
    public PluginHandle<T>? Find<T>(string? channel = null, string? id = null)
        where T : class, IPlugin
    {
        foreach (var plugin in _plugins)
        {
            if (plugin.Instance is T && (channel is null || plugin.Manifest.Channel == channel) && (id is null || plugin.Manifest.Id == id))
                return new PluginHandle<T>(plugin, options.CallTimeout);
        }

        return null;
    }

    /// <summary>Reads the folder again: what is new is loaded, what changed or went is unloaded.</summary>
    public void Reload()
    {
        lock (_loading)
        {
            var former = _plugins;
            _plugins = [.. Supersede(Folders().Select(Load).OfType<LoadedPlugin>())];
            foreach (var plugin in former)
                plugin.Unload();
        }

        foreach (var plugin in List())
            Log(plugin);
    }

    internal WeakReference? ContextOf(string id) => Array.Find(_plugins, p => p.Manifest.Id == id)?.ContextReference;

    private IEnumerable<string> Folders() =>
        Directory.Exists(options.Folder) ? Directory.EnumerateDirectories(options.Folder).Order(StringComparer.Ordinal) : [];

    private LoadedPlugin? Load(string folder)
    {
        var file = Path.Combine(folder, "plugin.json");
        if (!File.Exists(file))
            return null;
        try
        {
            return LoadedPlugin.Load(PluginManifest.Read(file), folder, clock);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            var id = Path.GetFileName(folder);
            var name = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = id };
            return LoadedPlugin.Refused(new PluginManifest(id, name, "", "", PluginKind.Channel, "", ""), PluginState.Faulted, $"Its plugin.json cannot be read: {e.Message}", clock);
        }
    }

    /// <summary>Of several versions of one plugin the highest that runs stays.</summary>
    private static List<LoadedPlugin> Supersede(IEnumerable<LoadedPlugin> loaded)
    {
        var all = loaded.ToList();
        foreach (var versions in all.Where(p => p.State == PluginState.Active).GroupBy(p => p.Manifest.Id, StringComparer.Ordinal))
        {
            var best = versions.MaxBy(p => Version.TryParse(p.Manifest.Version, out var v) ? v : new Version())!;
            foreach (var other in versions.Where(v => v != best))
            {
                other.Unload();
                other.Supersede(best.Manifest.Version);
            }
        }

        return all;
    }

    private void Log(PluginInfo plugin)
    {
        if (plugin.State == PluginState.Active)
            log.LogInformation("Plugin {Plugin} {Version} is active", plugin.Id, plugin.Version);
        else
            log.LogWarning("Plugin {Plugin} is {State}: {Reason}", plugin.Id, plugin.State, plugin.Reason);
    }
}

/// <summary>Where plugins are and which ones the product counts on.</summary>
public sealed record PluginRuntimeOptions
{
    public required string Folder { get; init; }

    /// <summary>How long an asynchronous call may take.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public IReadOnlyList<ExpectedPlugin> Expected { get; init; } = [];
}

/// <summary>A plugin the product counts on, and what does not work without it.</summary>
public sealed record ExpectedPlugin(string Id, PluginKind Kind, string? Channel, string WithoutIt);
