using System.Text.Json.Nodes;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>One event on its way to the application.</summary>
public sealed class Delivery(JsonObject body, DateTimeOffset at = default)
{
    /// <summary>When it was sent first.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>Which event it is.</summary>
    public string What { get; } = (string?)body["header"]?["event_type"] ?? (string?)body["type"] ?? "";

    public JsonObject Body { get; } = body;

    /// <summary>How often it was sent.</summary>
    public int Tries { get; internal set; }

    public bool Delivered { get; internal set; }

    /// <summary>What the application answered last.</summary>
    public string Answer { get; internal set; } = "";

    /// <summary>When it is sent again; null for never.</summary>
    public DateTimeOffset? Next { get; internal set; }
}
