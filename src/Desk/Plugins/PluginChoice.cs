using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Plugins;

/// <summary>What this tenant decided about a plugin. Without a row it serves, with its defaults.</summary>
[DeskTable("plugin_choices", nameof(PluginId))]
internal sealed class PluginChoice
{
    public string PluginId { get; init; } = "";

    public bool Enabled { get; set; } = true;

    /// <summary>The filled form as JSON, encrypted for this tenant.</summary>
    public byte[]? Settings { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
