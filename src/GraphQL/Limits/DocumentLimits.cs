using Switchboard.GraphQL.Execution;

namespace Switchboard.GraphQL.Limits;

/// <summary>What one operation may ask for, fragments counted at each place where they are spread.</summary>
/// <param name="Depth">Most fields inside one another, the leaf included.</param>
/// <param name="Fields">Most fields.</param>
/// <param name="Aliases">Most fields under another name.</param>
/// <param name="Directives">Most directives.</param>
/// <param name="Nesting">Most selections inside one another, those of fragments and type conditions too: it bounds every recursion over a document.</param>
/// <param name="Definitions">Most operations and fragments of one document.</param>
public sealed record DocumentLimits(int Depth = 15, int Fields = 2_000, int Aliases = 100, int Directives = 200, int Nesting = 200, int Definitions = 250);

/// <summary>How much one operation asks for.</summary>
/// <param name="Depth">Fields inside one another.</param>
/// <param name="Fields">All fields.</param>
/// <param name="Aliases">Those under another name.</param>
/// <param name="Directives">All directives.</param>
/// <param name="Introspects">Asks for the schema.</param>
internal readonly record struct Extent(double Depth, double Fields, double Aliases, double Directives, bool Introspects)
{
    public RequestError? Refusal(DocumentLimits limits, bool discovers) =>
        Introspects && !discovers ? new RequestError("The schema is not shown to this caller.", [], Code: "INTROSPECTION_DISABLED")
        : Depth > limits.Depth ? Over("depth", Depth, limits.Depth, "DEPTH_LIMIT")
        : Fields > limits.Fields ? Over("number of fields", Fields, limits.Fields, "FIELD_LIMIT")
        : Aliases > limits.Aliases ? Over("number of aliases", Aliases, limits.Aliases, "ALIAS_LIMIT")
        : Directives > limits.Directives ? Over("number of directives", Directives, limits.Directives, "DIRECTIVE_LIMIT")
        : null;

    private static RequestError Over(string what, double is_, int limit, string code) => new($"The operation's {what} is {is_:0}; at most {limit} is allowed.", [], Code: code);
}
