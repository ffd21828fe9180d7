namespace Switchboard.Client;

/// <summary>Where the client calls, as whom, and how patiently.</summary>
public sealed class SwitchboardOptions
{
    /// <summary>Where Switchboard answers, such as <c>https://desk.example.com</c>; the client adds <c>/api/v1</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The key's text, <c>sb_…</c>. It is sent to <see cref="BaseAddress"/> and shown nowhere.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The tenant's short name. A key belongs to one tenant, so this only guards against the wrong key.</summary>
    public string? Tenant { get; init; }

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many tries a call may take, the first among them.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>How long a call may take with all its tries and the waiting between them.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What sends the requests, for proxies, certificates and tests. The client does not dispose it.</summary>
    public HttpMessageHandler? HttpMessageHandler { get; init; }

    /// <summary>The clock for waiting and for the age of webhooks.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The address, never the key.</summary>
    public override string ToString() => $"{nameof(SwitchboardOptions)} {{ BaseAddress = {BaseAddress} }}";

    internal string? Complaint() =>
        !BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https") ? "The base address must be an absolute http or https address."
        : string.IsNullOrWhiteSpace(ApiKey) || ApiKey.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 ? "An API key is one word of printable ASCII characters."
        : MaxAttempts < 1 ? "A call takes at least one attempt."
        : Timeout <= TimeSpan.Zero || TotalTimeout <= TimeSpan.Zero ? "Timeouts are longer than nothing."
        : null;
}
