using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>What a plugin's <c>plugin.json</c> says of it.</summary>
public sealed record PluginManifest(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    string Version,
    string Contract,
    PluginKind Kind,
    string EntryAssembly,
    string EntryType,
    string? Channel = null,
    JsonElement? Settings = null,
    IReadOnlyList<string>? Permissions = null,
    bool IdempotentSend = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    internal static PluginManifest Read(string file) =>
        JsonSerializer.Deserialize<PluginManifest>(File.ReadAllBytes(file), Json) ?? throw new JsonException("is empty");

    /// <summary>Why this host cannot run the plugin, or null.</summary>
    internal string? Incompatibility()
    {
        if (!System.Version.TryParse(Contract, out var built))
            return $"'{Contract}' is not a contract version such as \"1.0\".";
        if (built.Major != ContractVersion.Major)
            return $"It was built for contract {built.Major}, this host has {ContractVersion.Major}.{ContractVersion.Minor}. Rebuild it against that version.";
        return built.Minor > ContractVersion.Minor
            ? $"It needs contract {built}, this host has {ContractVersion.Major}.{ContractVersion.Minor}. Update the host first."
            : null;
    }
}

public enum PluginKind
{
    Channel,
    Bot,
    Analyzer,
    Embedder,
}

internal static class PluginKindContract
{
    /// <summary>Whether an instance can do what its kind is for: found out at load, not at the first customer.</summary>
    internal static bool IsImplementedBy(this PluginKind kind, IPlugin plugin) => kind switch
    {
        PluginKind.Channel => plugin is IChannelConnector,
        PluginKind.Bot => plugin is IConversationBot,
        PluginKind.Embedder => plugin is ITextEmbedder,
        _ => plugin is ITextAnalyzer,
    };
}

/// <summary>What became of a plugin.</summary>
public enum PluginState
{
    Active,
    Disabled,
    Incompatible,
    Faulted,
    Superseded,

    /// <summary>Expected by the product but not in the folder.</summary>
    Missing,
}

/// <summary>A plugin as people see it.</summary>
public sealed record PluginInfo(string Id, IReadOnlyDictionary<string, string> Name, PluginKind Kind, string? Channel, string Version, PluginState State, string? Reason, JsonElement? SettingsSchema);
