using System.Text.Json;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Several operations in one call.</summary>
public sealed class BulkResource
{
    private readonly Calls _calls;

    internal BulkResource(Calls calls) => _calls = calls;

    /// <summary>Carries out at most 100 operations in order, each for itself: one that fails stops no other.</summary>
    [Operation("bulk")]
    public Task<BulkAnswer> RunAsync(IReadOnlyList<BulkOperation> operations, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<BulkAnswer>(Call.Post("bulk", new { operations }, options), ct);
}

/// <summary>One operation of several.</summary>
/// <param name="Verb">Its name, such as <c>conversations.assign</c>.</param>
/// <param name="Input">What it takes, ids of the address included.</param>
public sealed record BulkOperation(string Verb, object Input);

/// <summary>What became of one operation.</summary>
public sealed record BulkResult
{
    /// <summary>The status it would have answered with by itself.</summary>
    public required int Status { get; init; }

    /// <summary>What it answered with when it succeeded.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Why it did not.</summary>
    public BulkProblem? Problem { get; init; }
}

/// <summary>Why one operation of several failed, as RFC 9457 says it.</summary>
public sealed record BulkProblem
{
    /// <summary>The address of what is written about this kind of problem.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>For people: what to do next.</summary>
    public required string Detail { get; init; }

    /// <summary>For programs: <c>conversation.resolved</c>.</summary>
    public required string Code { get; init; }

    /// <summary>To quote when you ask us.</summary>
    public required string TraceId { get; init; }

    /// <summary>Fields that cannot be taken as they are.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }
}

/// <summary>What became of each operation, in the order they were sent.</summary>
public sealed record BulkAnswer
{
    /// <summary>One for each.</summary>
    public required IReadOnlyList<BulkResult> Results { get; init; }
}
