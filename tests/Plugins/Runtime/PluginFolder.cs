using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Tests.Runtime;

/// <summary>A plugins folder of one test, filled from what the build laid out, with a catalog that reads it.</summary>
internal sealed class PluginFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("switchboard-plugins-").FullName;

    public PluginFolder(TimeSpan? timeout = null, params ExpectedPlugin[] expected)
    {
        Catalog = new PluginCatalog(
            new PluginRuntimeOptions { Folder = Path, CallTimeout = timeout ?? TimeSpan.FromSeconds(10), Expected = expected },
            Clock,
            NullLogger<PluginCatalog>.Instance);
    }

    public MovingClock Clock { get; } = new();

    public PluginCatalog Catalog { get; }

    /// <summary>Copies the parrot, or another, into the folder, its plugin.json changed as the test wants.</summary>
    public PluginFolder Add(string folder = "parrot", string? version = null, string? contract = null, string? entryType = null, string? kind = null, string from = "parrot")
    {
        var to = Directory.CreateDirectory(System.IO.Path.Combine(Path, folder)).FullName;
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(BuildOutput(), "test-plugins", from)))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)), overwrite: true);
        var manifest = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(to, "plugin.json")))!;
        foreach (var (name, value) in new[] { ("version", version), ("contract", contract), ("entryType", entryType), ("kind", kind) })
            manifest[name] = value ?? manifest[name]!.GetValue<string>();
        Write(folder, manifest.ToJsonString());
        return this;
    }

    public void Write(string folder, string manifest) =>
        File.WriteAllText(System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, folder)).FullName, "plugin.json"), manifest);

    public void Remove(string folder) => Directory.Delete(System.IO.Path.Combine(Path, folder), recursive: true);

    public PluginInfo Only() => Catalog.List().ShouldHaveSingleItem();

    /// <summary>Says something to the bot in service, as the host does.</summary>
    public ValueTask<PluginResult<BotReply>> SayAsync(string text, CancellationToken ct) =>
        Catalog.Find<IConversationBot>() is { } bot
            ? bot.InvokeAsync(text, static (b, t, token) => b.ReplyAsync(new BotTurn(t, [], false), null!, Call, token), ct)
            : ValueTask.FromResult<PluginResult<BotReply>>(new PluginFault(PluginFaultKind.Unloaded, "None in service."));

    public async Task<string> HearAsync(string text, CancellationToken ct) =>
        ((BotReply.Answer)(await SayAsync(text, ct)).Value!).Text;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal static string BuildOutput()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "SaaS.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder.FullName, "artifacts");
    }

    private static PluginCall Call { get; } = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
}
