using System.Collections.Concurrent;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Limits;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>A valid document and the plans made of it so far: one for each operation and each outcome of its conditions.</summary>
internal sealed class PreparedDocument(Schema schema, Document document)
{
    // More conditions than this could make more plans than are worth keeping.
    private const int MostConditionsKept = 12;
    private readonly ConcurrentDictionary<(OperationDefinition Operation, int Outcome), SelectionPlan> _plans = new();
    private readonly string[] _conditions = [.. Conditions(document)];

    private readonly ConcurrentDictionary<OperationDefinition, Extent> _extents = new();

    internal Document Document { get; } = document;

    internal Schema Schema { get; } = schema;

    internal Extent Extent(OperationDefinition operation) => _extents.GetOrAdd(operation, static (o, d) => ExtentAnalysis.Of(d, o), Document);

    /// <summary>The operation meant, or why none is.</summary>
    internal OperationDefinition? Operation(string? name, out string complaint)
    {
        complaint = "";
        if (name is not null)
        {
            var named = Document.Operations.FirstOrDefault(o => o.Name?.Value == name);
            complaint = named is null ? $"Unknown operation named \"{name}\"." : "";
            return named;
        }

        var operations = Document.Operations.Take(2).ToList();
        if (operations.Count == 1)
            return operations[0];
        complaint = operations.Count == 0 ? "Must provide an operation." : "Must provide operation name if query contains multiple operations.";
        return null;
    }

    /// <exception cref="RequestException">A condition's variable holds null.</exception>
    internal SelectionPlan Plan(OperationDefinition operation, IReadOnlyDictionary<string, object?> variables)
    {
        var outcome = 0;
        var keep = _conditions.Length <= MostConditionsKept;
        for (var i = 0; keep && i < _conditions.Length; i++)
        {
            if (variables.TryGetValue(_conditions[i], out var value))
                outcome |= (value is true ? 1 : value is false ? 2 : 3) << (2 * i);
        }

        if (!keep)
            return new Planner(Schema, Document, variables).Root(operation);
        return _plans.TryGetValue((operation, outcome), out var plan)
            ? plan
            : _plans.GetOrAdd((operation, outcome), new Planner(Schema, Document, variables).Root(operation));
    }

    private static HashSet<string> Conditions(Document document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSet>(document.Operations.Select(o => o.SelectionSet).Concat(document.Fragments.Select(f => f.SelectionSet)));
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives.Where(d => d.Name.Value is "skip" or "include"))
                    names.UnionWith(directive.Arguments.Select(a => a.Value).OfType<Variable>().Select(v => v.Name.Value));
                if (selection is Field { SelectionSet: { } inner })
                    open.Push(inner);
                if (selection is InlineFragment inline)
                    open.Push(inline.SelectionSet);
            }
        }

        return names;
    }
}
