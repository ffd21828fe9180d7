namespace Switchboard.Plugins.Contract;

/// <summary>What the host does for a channel during one call. Not usable after it.</summary>
public interface IChannelTools
{
    /// <summary>
    /// Calls the platform. Only addresses that the operator allows are reached, never our own network; redirects are not followed;
    /// an answer's headers must come within 10 s. Do not dispose it.
    /// </summary>
    HttpClient Http { get; }

    /// <summary>Opens a WebSocket under the same rules, which pings the platform every 8 s and is cut when three pings are not answered. The caller disposes it.</summary>
    ValueTask<System.Net.WebSockets.WebSocket> ConnectAsync(Uri address, CancellationToken ct);

    /// <summary>
    /// An access token, remembered for the tenant, the inbox and this key, in all processes' interest fetched by one caller while the others wait,
    /// and again a little before it ends.
    /// </summary>
    /// <param name="key">Which of the inbox's tokens.</param>
    /// <param name="fetch">Asks the platform for a new one and tells how long it lives.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<string> TokenAsync(string key, Func<CancellationToken, ValueTask<ChannelToken>> fetch, CancellationToken ct);

    /// <summary>Forgets a token that the platform no longer takes; one that was fetched meanwhile stays.</summary>
    void ForgetToken(string key, string token);
}

/// <param name="Value">The token.</param>
/// <param name="Lives">How long the platform says it counts.</param>
public sealed record ChannelToken(string Value, TimeSpan Lives);
