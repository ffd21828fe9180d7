using System.Collections.Concurrent;
using System.Text.Json;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>What to do for one object type at one place of a document: its fields in the order of the answer.</summary>
internal sealed class SelectionPlan(ObjectType type, IReadOnlyList<FieldPlan> fields)
{
    public ObjectType Type { get; } = type;

    public IReadOnlyList<FieldPlan> Fields { get; } = fields;
}

/// <summary>One field of the answer: every place of the document that asks for it under this key, merged.</summary>
internal sealed class FieldPlan
{
    private readonly Planner _planner;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan> _selections = new();

    internal FieldPlan(Planner planner, ObjectType parent, SchemaField definition, IReadOnlyList<Field> nodes)
    {
        _planner = planner;
        Parent = parent;
        Definition = definition;
        Nodes = nodes;
        Key = nodes[0].ResponseKey;
        EncodedKey = JsonEncodedText.Encode(Key);
        Writer = definition.Type.Nullable.IsLeaf ? definition.Resolver.WriterFor(definition.Type.Nullable) : null;
        Arguments = new ArgumentPlan(definition.Arguments, nodes[0]);
    }

    public ObjectType Parent { get; }

    public SchemaField Definition { get; }

    public IReadOnlyList<Field> Nodes { get; }

    public string Key { get; }

    public JsonEncodedText EncodedKey { get; }

    /// <summary>Set where the answer is written straight from the source, with nothing to resolve before.</summary>
    public ILeafWriter? Writer { get; }

    public ArgumentPlan Arguments { get; }

    /// <summary>What is asked of an object that this field returned; made when the first of its type appears.</summary>
    public SelectionPlan SelectionFor(ObjectType type) => _selections.GetOrAdd(type, static (t, plan) => plan._planner.Selection(t, plan.Nodes), this);

    public bool Asks(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return true;
        foreach (var type in Definition.Type.Innermost is ObjectType one ? [one] : _planner.Schema.PossibleTypes(Definition.Type.Innermost))
        {
            foreach (var field in SelectionFor(type).Fields)
            {
                if (field.Definition.Name == path[0] && field.Asks(path[1..]))
                    return true;
            }
        }

        return false;
    }
}
