using System.Text.Json;

namespace Switchboard.Client;

/// <summary>What a plugin does.</summary>
public enum PluginKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Brings customers in.</summary>
    Channel,

    /// <summary>Answers customers.</summary>
    Bot,

    /// <summary>Reads language and mood.</summary>
    Analyzer,
}

/// <summary>How a plugin fares on the host.</summary>
public enum PluginState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>In service.</summary>
    Active,

    /// <summary>Switched off by the operator.</summary>
    Disabled,

    /// <summary>Built for another version.</summary>
    Incompatible,

    /// <summary>Failed; it rests.</summary>
    Faulted,

    /// <summary>A newer version serves in its place.</summary>
    Superseded,

    /// <summary>Expected, and not there.</summary>
    Missing,
}

/// <summary>A plugin as this tenant sees it.</summary>
public sealed record Plugin
{
    /// <summary>Its id, such as <c>web-chat</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>What it does.</summary>
    public required PluginKind Kind { get; init; }

    /// <summary>Which channel it brings.</summary>
    public string? Channel { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>How it fares.</summary>
    public required PluginState State { get; init; }

    /// <summary>Why it does not serve.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the tenant lets it serve.</summary>
    public required bool Enabled { get; init; }

    /// <summary>What the tenant filled into its form; secrets are masked.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Its form, as JSON Schema.</summary>
    public JsonElement? SettingsSchema { get; init; }
}
