using System.Reflection;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>A plugin in memory: its context, its one instance, its strikes.</summary>
internal sealed class LoadedPlugin
{
    private readonly Breaker _breaker;
    private PluginLoadContext? _context;
    private IPlugin? _instance;

    private LoadedPlugin(PluginManifest manifest, PluginState state, string? reason, TimeProvider clock)
    {
        _breaker = new Breaker(clock);
        Manifest = manifest;
        State = state;
        Reason = reason;
    }

    public PluginManifest Manifest { get; }

    public PluginState State { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The instance while it is in service, or due for another try after an outage.</summary>
    public IPlugin? Instance => _breaker.WouldLetThrough ? _instance : null;

    internal WeakReference ContextReference => new(_context);

    public static LoadedPlugin Refused(PluginManifest manifest, PluginState state, string reason, TimeProvider clock) => new(manifest, state, reason, clock);

    public static LoadedPlugin Load(PluginManifest manifest, string folder, TimeProvider clock)
    {
        if (manifest.Incompatibility() is { } reason)
            return Refused(manifest, PluginState.Incompatible, reason, clock);
        var plugin = new LoadedPlugin(manifest, PluginState.Active, null, clock);
        try
        {
            plugin._context = new PluginLoadContext(folder, manifest.EntryAssembly);
            var assembly = plugin._context.LoadEntry();

            // Touching every type surfaces a missing dependency or a changed contract now, not at the first message.
            _ = assembly.GetTypes();
            var type = assembly.GetType(manifest.EntryType, throwOnError: true)!;
            plugin._instance = Activator.CreateInstance(type) as IPlugin
                ?? throw new InvalidOperationException($"{manifest.EntryType} does not implement {nameof(IPlugin)}.");
            if (!manifest.Kind.IsImplementedBy(plugin._instance))
                throw new InvalidOperationException($"plugin.json calls it {manifest.Kind.ToString().ToLowerInvariant()}, but {manifest.EntryType} is not one.");
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

    /// <summary>The instance for one call, which must end in <see cref="Succeeded"/> or <see cref="Strike"/>; null while it is out of service.</summary>
    public IPlugin? Enter() => _breaker.TryEnter() ? _instance : null;

    public void Succeeded()
    {
        if (_breaker.Succeeded() && _instance is not null)
            (State, Reason) = (PluginState.Active, null);
    }

    /// <summary>Counts a failure; the third in a row takes the plugin out of service until a later try goes well.</summary>
    public void Strike(string why)
    {
        if (!_breaker.Failed() || _instance is null)
            return;
        Reason = $"Taken out of service after {Breaker.StrikesAllowed} failures in a row, the last: {why.TrimEnd('.')}. It is tried again every {Breaker.Rest.TotalSeconds:0} s.";
        State = PluginState.Faulted;
    }

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
