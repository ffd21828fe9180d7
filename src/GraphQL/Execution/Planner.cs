using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 6.3.2: merges the selections of a document, fragments included, for one outcome of its <c>@skip</c> and <c>@include</c>.</summary>
internal sealed class Planner
{
    private readonly Dictionary<string, FragmentDefinition> _fragments;
    private readonly IReadOnlyDictionary<string, object?> _conditions;

    /// <param name="schema">Whose fields.</param>
    /// <param name="document">A valid document.</param>
    /// <param name="conditions">The variables that decide what is included.</param>
    internal Planner(Schema schema, Document document, IReadOnlyDictionary<string, object?> conditions)
    {
        Schema = schema;
        _conditions = conditions;
        _fragments = document.Fragments.ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
    }

    internal Schema Schema { get; }

    internal SelectionPlan Root(OperationDefinition operation) => Plan(Schema.Roots[operation.Kind], [operation.SelectionSet]);

    internal SelectionPlan Selection(ObjectType type, IReadOnlyList<Field> nodes) => Plan(type, nodes.Where(n => n.SelectionSet is not null).Select(n => n.SelectionSet!));

    private SelectionPlan Plan(ObjectType type, IEnumerable<SelectionSet> sets)
    {
        var groups = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
        var order = new List<string>();
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, groups, order, spread);
        var fields = new List<FieldPlan>(order.Count);
        foreach (var key in order)
        {
            if (Schema.Field(type, groups[key][0].Name.Value) is { } definition)
                fields.Add(new FieldPlan(this, type, definition, groups[key]));
        }

        return new SelectionPlan(type, fields);
    }

    private void Collect(ObjectType type, SelectionSet set, Dictionary<string, List<Field>> groups, List<string> order, HashSet<string> spread)
    {
        foreach (var selection in set.Selections)
        {
            if (!Included(selection))
                continue;
            switch (selection)
            {
                case Field field when groups.TryGetValue(field.ResponseKey, out var same):
                    same.Add(field);
                    break;
                case Field field:
                    groups.Add(field.ResponseKey, [field]);
                    order.Add(field.ResponseKey);
                    break;
                case InlineFragment inline when inline.TypeCondition is null || Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, groups, order, spread);
                    break;
                case FragmentSpread named when spread.Add(named.Name.Value) && _fragments.TryGetValue(named.Name.Value, out var fragment) && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, groups, order, spread);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedType condition) =>
        Schema.Type(condition.Name.Value) is { } named && (ReferenceEquals(named, type) || (named.IsAbstract && Schema.IsSubType(named, type)));

    private bool Included(Selection selection) => !(Says(selection, "skip") is true) && !(Says(selection, "include") is false);

    private bool? Says(Selection selection, string name)
    {
        var directive = selection.Directives.FirstOrDefault(d => d.Name.Value == name);
        return directive is null ? null : (bool?)ArgumentPlan.Values(Schema.Directive(name)!.Arguments, directive.Arguments, directive, _conditions)["if"];
    }
}
