using Microsoft.AspNetCore.Http;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http;

/// <summary>What one caller may ask.</summary>
/// <param name="Model">The model as this caller sees it: what is hidden from them is not in it.</param>
/// <param name="Call">Where rows are read, and for whom.</param>
public sealed record ODataAccess(ODataModel Model, ODataCall Call);

/// <summary>Says what a caller may do, or answers the request itself (with <see cref="ODataErrors"/>) and returns null.</summary>
public delegate ValueTask<ODataAccess?> ODataGate(HttpContext http, CancellationToken ct);

/// <summary>What the host decides.</summary>
public sealed record ODataOptions
{
    /// <summary>What a caller hears of an exception; it is also where the host notes it. Without it exceptions go on to the host's own handler.</summary>
    public Func<Exception, ODataRefusal>? OnUnexpected { get; init; }

    /// <summary>Headers of a batch that each of its requests is sent with, so that the gate sees the same caller.</summary>
    public IReadOnlyList<string> CallerHeaders { get; init; } = ["Authorization", "Cookie"];
}
