using System.Reflection;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>A plugin in memory: its context, its one instance, its strikes.</summary>
internal sealed class LoadedPlugin
{
    private const int StrikesAllowed = 3;
    private PluginLoadContext? _context;
    private IPlugin? _instance;
    private int _strikes;

    private LoadedPlugin(PluginManifest manifest, PluginState state, string? reason)
    {
        Manifest = manifest;
        State = state;
        Reason = reason;
    }

    public PluginManifest Manifest { get; }

    public PluginState State { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The instance while it is in service.</summary>
    public IPlugin? Instance => State == PluginState.Active ? _instance : null;

    internal WeakReference ContextReference => new(_context);

    public static LoadedPlugin Refused(PluginManifest manifest, PluginState state, string reason) => new(manifest, state, reason);

    public static LoadedPlugin Load(PluginManifest manifest, string folder)
    {
        if (manifest.Incompatibility() is { } reason)
            return Refused(manifest, PluginState.Incompatible, reason);
        var plugin = new LoadedPlugin(manifest, PluginState.Active, null);
        try
        {
            plugin._context = new PluginLoadContext(folder, manifest.EntryAssembly);
            var assembly = plugin._context.LoadEntry();

            // Touching every type surfaces a missing dependency or a changed contract now, not at the first message.
            _ = assembly.GetTypes();
            var type = assembly.GetType(manifest.EntryType, throwOnError: true)!;
            plugin._instance = Activator.CreateInstance(type) as IPlugin
                ?? throw new InvalidOperationException($"{manifest.EntryType} does not implement {nameof(IPlugin)}.");
        }
        catch (Exception e)
        {
            var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            var detail = cause is ReflectionTypeLoadException types ? types.LoaderExceptions.FirstOrDefault()?.Message ?? types.Message : cause.Message;
            plugin.Unload();
            (plugin.State, plugin.Reason) = (PluginState.Faulted, $"It could not be started: {detail}");
        }

        return plugin;
    }

    public void Succeeded() => Volatile.Write(ref _strikes, 0);

    /// <summary>Counts a failure; the third in a row takes the plugin out of service until it is loaded again.</summary>
    public void Strike(string why)
    {
        if (Interlocked.Increment(ref _strikes) < StrikesAllowed)
            return;
        Reason = $"Taken out of service after {StrikesAllowed} failures in a row, the last: {why}";
        State = PluginState.Faulted;
    }

    public void Quarantine(string why) => (State, Reason) = (PluginState.Faulted, why);

    public void Supersede(string by) => (State, Reason) = (PluginState.Superseded, $"Version {by} of it is loaded.");

    /// <summary>Lets go of everything. The runtime frees the memory when the last caller has returned.</summary>
    public void Unload()
    {
        (_instance as IDisposable)?.Dispose();
        _instance = null;
        _context?.Unload();
        _context = null;
        if (State == PluginState.Active)
            (State, Reason) = (PluginState.Disabled, "Unloaded.");
    }
}
