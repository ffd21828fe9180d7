using System.Collections.Frozen;

namespace Switchboard.Desk.Outbound;

/// <summary>Where the platform may call besides the public internet over https. Empty in production.</summary>
public sealed record OutboundOptions
{
    private static readonly char[] Separators = [',', ' ', ';'];

    /// <summary>Plain http too; the ports stay the same.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Pairs of host and port, <c>127.0.0.1:9000</c>, that are called whatever they are: for development and tests.</summary>
    public FrozenSet<string> Allow { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How long a connection may take, and how long every failure to connect takes.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pairs of a setting such as <c>127.0.0.1:9000, localhost:9001</c>.</summary>
    public static FrozenSet<string> Pairs(string? setting) =>
        (setting ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal bool Allows(string host, int port) => Allow.Count > 0 && Allow.Contains($"{host}:{port}");
}
