using Microsoft.AspNetCore.Http;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>One request of a batch.</summary>
/// <param name="Id">What others refer to it by; null when it has none.</param>
/// <param name="Method">As for any request.</param>
/// <param name="Url">Absolute, a path, or relative to the service root; it may begin with another request's id.</param>
internal sealed record BatchPart(string? Id, string Method, string Url)
{
    internal IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    internal ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Requests that have to succeed before; null when any earlier one may be referred to.</summary>
    internal IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>Why it cannot be carried out at all.</summary>
    internal ODataRefusal? Fault { get; init; }

    internal static ODataRefusal Changes => new(StatusCodes.Status501NotImplemented, "odata.unsupported", "Groups of changes are not supported here: rows can be read, not changed.");
}

/// <summary>What became of one request of a batch.</summary>
internal sealed record BatchAnswer(BatchPart Part, HttpResponse Response, ReadOnlyMemory<byte> Body)
{
    private static readonly string[] Told = ["Content-Type", "OData-Version", "ETag", "Preference-Applied", "Allow", "Retry-After"];

    internal bool Succeeded => Response.StatusCode < StatusCodes.Status400BadRequest;

    internal IEnumerable<(string Name, string Value)> Headers =>
        from name in Told
        let value = Response.Headers[name].ToString()
        where value.Length > 0
        select (name, value);
}
