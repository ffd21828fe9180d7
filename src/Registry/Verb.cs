using System.Diagnostics.CodeAnalysis;

namespace Switchboard.Registry;

/// <summary>An operation that changes something, declared once; every door (REST, hubs, later GraphQL) is derived from it.</summary>
public interface IVerb<TInput, TOutput>
    where TInput : notnull
{
    /// <summary>
    /// Loads, decides, changes. Does not save, audit or publish: the pipeline commits all of that together
    /// when the outcome is a success, and nothing when it is a refusal.
    /// </summary>
    ValueTask<Outcome<TOutput>> Handle(TInput input, Caller caller, CancellationToken ct);
}

/// <summary>The declaration of a verb.</summary>
/// <param name="name">Stable dotted name, <c>conversations.assign</c>: audit entries, automation and GraphQL use it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VerbAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The permission a caller needs. A verb without one cannot be declared.</summary>
    public required string Permission { get; init; }

    /// <summary>Method and path below the API's base, <c>POST /conversations/{id}/assign</c>; path parameters are input fields of that name.</summary>
    public required string Route { get; init; }

    /// <summary>Status of a first success; a replay answers 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>False only where the change is its own record, as a message is.</summary>
    public bool Audited { get; init; } = true;

    /// <summary>True where it changes who gets in: a person must have proven lately who they are, see <see cref="FreshAuthentication"/>.</summary>
    public bool FreshAuthentication { get; init; }

    /// <summary>
    /// The refusals of its own that the verb may answer with, those of the services it calls among them. Every verb may answer with
    /// <see cref="InvalidInput"/>, <see cref="NotPermitted"/> and <see cref="NotFound"/>, so these are not named.
    /// </summary>
    public Type[] Refuses { get; init; } = [];

    /// <summary>One line for the API's documentation.</summary>
    public string Summary { get; init; } = "";

    /// <summary>
    /// An example of the whole input as JSON, for the API's description; <c>{member}</c> as a value stands for the id of a member.
    /// Only where one made of the required fields would show nothing.
    /// </summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? Example { get; init; }

    /// <summary>The day from which nobody should begin to use it, <c>2026-12-01</c>.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The day on which it ends; only for what is deprecated.</summary>
    public string? Sunset { get; init; }

    /// <summary>The name of the verb to use instead.</summary>
    public string? ReplacedBy { get; init; }
}
