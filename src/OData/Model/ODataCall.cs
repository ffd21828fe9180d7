namespace Switchboard.OData.Model;

/// <summary>One request as sources see it: where services come from and who asks.</summary>
/// <param name="Services">The scope in which rows are read.</param>
/// <param name="Caller">Whatever the host knows of the one who asks; this engine only hands it on.</param>
public sealed record ODataCall(IServiceProvider Services, object? Caller = null)
{
    /// <summary>What <c>now()</c> answers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens what several queries of one request should share, such as a connection; disposed when the last of them is read. Without it each opens its own.</summary>
    public Func<CancellationToken, ValueTask<IAsyncDisposable>>? Reading { get; init; }

    internal async ValueTask<IAsyncDisposable?> ReadAsync(CancellationToken ct) => Reading is null ? null : await Reading(ct);
}
