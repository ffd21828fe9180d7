using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Switchboard.Client.Http;

/// <summary>One call of the API, from which each try makes a request of its own.</summary>
internal sealed class Call(HttpMethod method, string path)
{
    private const string IdempotencyHeader = "Idempotency-Key";

    internal object? Body { get; init; }

    /// <summary>For bodies that are no JSON; made anew for each try.</summary>
    internal Func<HttpContent>? Content { get; init; }

    /// <summary>The same for all tries; only POST has one.</summary>
    internal string? IdempotencyKey { get; init; }

    internal string? IfMatch { get; init; }

    /// <summary>A POST that changes nothing: it only has more to ask than an address can hold.</summary>
    internal bool ChangesNothing { get; init; }

    /// <summary>Whether carrying it out twice is carrying it out once.</summary>
    internal bool Repeats => method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete || IdempotencyKey is not null || ChangesNothing;

    internal static Call Get(string path) => new(HttpMethod.Get, path);

    /// <param name="path">Below the API's base.</param>
    /// <param name="body">The input; an empty object where there is none.</param>
    /// <param name="options">What the caller says beyond the input.</param>
    internal static Call Post(string path, object? body, CallOptions? options) => new(HttpMethod.Post, path)
    {
        Body = body ?? new object(),
        IdempotencyKey = options?.IdempotencyKey ?? Guid.CreateVersion7().ToString(),
        IfMatch = options?.IfMatch,
    };

    internal static Call Put(string path, object body, CallOptions? options) => new(HttpMethod.Put, path) { Body = body, IfMatch = options?.IfMatch };

    internal static Call Patch(string path, object body, CallOptions? options) => new(HttpMethod.Patch, path) { Body = body, IfMatch = options?.IfMatch };

    internal static Call Delete(string path, CallOptions? options) => new(HttpMethod.Delete, path) { IfMatch = options?.IfMatch };

    internal HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(method, path);
        if (Content is not null)
            request.Content = Content();
        else if (Body is not null)
            request.Content = JsonContent.Create(Body, Body.GetType(), options: ClientJson.Options);
        if (IdempotencyKey is not null)
            request.Headers.Add(IdempotencyHeader, IdempotencyKey);
        if (IfMatch is not null)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(IfMatch));
        return request;
    }
}
