using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>One field of one request, as its resolver sees it: asked once for all objects of a level.</summary>
public sealed class FieldCall
{
    internal FieldCall(Schema schema, IReadOnlyDictionary<string, object?> arguments, object context, FieldPlan plan)
    {
        Schema = schema;
        Arguments = arguments;
        Context = context;
        Plan = plan;
    }

    /// <summary>Coerced: int, double, string, bool, enum values by name, lists as <c>List&lt;object?&gt;</c>, input objects as dictionaries. What was not given and has no default is absent.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; }

    /// <summary>What the caller of the engine passed for this request.</summary>
    public object Context { get; }

    internal Schema Schema { get; }

    internal FieldPlan Plan { get; }

    /// <summary>Whether the request asks for this field of the objects that this field returns, on whatever type.</summary>
    /// <param name="path">Field names from here, as <c>edges</c>, <c>node</c>.</param>
    public bool Asks(params ReadOnlySpan<string> path) => Plan.Asks(path);
}
