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

    /// <summary>Makes vectors of articles and questions, so that search finds what means the same.</summary>
    Embedder,
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

    /// <summary>Of the embedder that serves the tenant: how far its articles have vectors. Told by the list alone.</summary>
    public PluginVectors? Vectors { get; init; }
}

/// <summary>What an embedder has made of a tenant's articles.</summary>
public sealed record PluginVectors
{
    /// <summary>How many published articles have a vector of the model that is filled in.</summary>
    public required int Made { get; init; }

    /// <summary>How many published articles there are. Search goes by meaning as well from nine tenths on.</summary>
    public required int Of { get; init; }

    /// <summary>Why no more are being made: a status and the service's own code; null where nothing is wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>When it is tried again; a change of the form tries at once.</summary>
    public DateTimeOffset? NextTryAt { get; init; }
}
