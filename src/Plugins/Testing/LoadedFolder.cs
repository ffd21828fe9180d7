using System.Runtime.CompilerServices;
using System.Text.Json;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Testing;

/// <summary>A plugin, loaded from its folder as the host loads it.</summary>
internal sealed class LoadedFolder : IDisposable
{
    private readonly JsonElement _manifest;
    private PluginLoadContext? _context;

    internal LoadedFolder(string folder)
    {
        var file = Path.Combine(folder, "plugin.json");
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no {file}: build the plugin first.");
        _manifest = JsonElement.Parse(File.ReadAllText(file));
        _context = new PluginLoadContext(Path.GetFullPath(folder), Text("entryAssembly"));
        var type = _context.LoadEntry().GetType(Text("entryType"), throwOnError: true)!;
        Instance = Activator.CreateInstance(type) as IPlugin ?? throw new InvalidOperationException($"{type} is no plugin.");
    }

    internal IPlugin? Instance { get; private set; }

    /// <summary>Fields of the form that nobody reads back.</summary>
    internal IReadOnlyList<string> SecretNames { get => field ??= Secrets(); }

    internal IEnumerable<string> SecretsOf(IReadOnlyDictionary<string, string> form) =>
        SecretNames.Select(n => form.GetValueOrDefault(n, "")).Where(v => v.Length > 0);

    /// <summary>Loads the plugin, has it do something, and lets go of it.</summary>
    /// <returns>What is still alive only when the plugin, or somebody because of it, holds on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static WeakReference UseAndUnload(string folder, Action<IPlugin> use)
    {
        using var plugin = new LoadedFolder(folder);
        use(plugin.Instance!);
        return new WeakReference(plugin._context);
    }

    public void Dispose()
    {
        (Instance as IDisposable)?.Dispose();
        Instance = null;
        _context?.Unload();
        _context = null;
    }

    private string Text(string name) => _manifest.GetProperty(name).GetString()!;

    private List<string> Secrets() => _manifest.TryGetProperty("settings", out var settings) && settings.TryGetProperty("properties", out var fields)
        ? [.. fields.EnumerateObject().Where(f => f.Value.TryGetProperty("writeOnly", out var secret) && secret.GetBoolean()).Select(f => f.Name)]
        : [];
}
