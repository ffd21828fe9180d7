using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 7.1.2: an error as an answer shows it.</summary>
/// <param name="Message">For people.</param>
/// <param name="Locations">Where in the document.</param>
/// <param name="Path">Which field of the answer: names and list positions; null when the request as a whole is at fault.</param>
/// <param name="Code">For programs.</param>
internal sealed record RequestError(string Message, IReadOnlyList<Location> Locations, IReadOnlyList<object>? Path = null, string? Code = null);

/// <summary>Ends the planning of a request that cannot be carried out with these variables; never leaves this room.</summary>
internal sealed class RequestException(string message, Node at) : Exception(message)
{
    public Node At { get; } = at;
}
