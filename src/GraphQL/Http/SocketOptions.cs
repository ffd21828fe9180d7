namespace Switchboard.GraphQL.Http;

/// <summary>What a socket is given.</summary>
/// <param name="InitialWait">How long it may take to say <c>connection_init</c>.</param>
/// <param name="Operations">Most operations at a time.</param>
/// <param name="FrameBytes">Longest message.</param>
/// <param name="CheckEvery">How often the gate is asked again without an operation that would ask it; null for never.</param>
public sealed record SocketOptions(TimeSpan InitialWait, int Operations = 50, int FrameBytes = 256 * 1024, TimeSpan? CheckEvery = null)
{
    /// <summary>Three seconds to begin.</summary>
    public static SocketOptions Usual { get; } = new(TimeSpan.FromSeconds(3));
}

/// <summary>Says what the caller behind a socket may do, from what it sent with <c>connection_init</c>; null closes the socket. Asked then and again before every operation.</summary>
public delegate ValueTask<GraphQLAccess?> SocketGate(Microsoft.AspNetCore.Http.HttpContext http, System.Text.Json.JsonElement payload, CancellationToken ct);
