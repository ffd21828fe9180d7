using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation;

/// <param name="Variable">As it is used.</param>
/// <param name="Type">What is expected there, when that is known.</param>
/// <param name="HasDefault">Whether the place has a value of its own for when none is given.</param>
/// <param name="Parent">What is expected around it.</param>
internal readonly record struct VariableUsage(Variable Variable, SchemaType? Type, bool HasDefault, SchemaType? Parent);

/// <summary>Specification 5.8: where an operation uses variables, itself or through fragments.</summary>
internal sealed class VariableUsages(Schema? schema, FragmentGraph fragments, WorkLimit work)
{
    private readonly Dictionary<Definition, IReadOnlyList<VariableUsage>> _byDefinition = [];

    /// <summary>The last answer alone is kept: the rules ask for one operation after another, and all answers together may be far larger than the document.</summary>
    private (OperationDefinition Operation, IReadOnlyList<VariableUsage> Usages)? _last;
    private Collector? _collector;

    internal IReadOnlyList<VariableUsage> ReachableFrom(OperationDefinition operation)
    {
        if (_last is { } last && ReferenceEquals(last.Operation, operation))
            return last.Usages;
        var usages = new List<VariableUsage>(In(operation));
        foreach (var fragment in fragments.ReachableFrom([operation]))
        {
            var inFragment = In(fragment);
            work.Spend(inFragment.Count);
            usages.AddRange(inFragment);
        }

        _last = (operation, usages);
        return usages;
    }

    private IReadOnlyList<VariableUsage> In(Definition definition)
    {
        if (_byDefinition.TryGetValue(definition, out var known))
            return known;
        _collector ??= new Collector(new Cursor(schema));
        return _byDefinition[definition] = _collector.Collect(definition);
    }

    private sealed class Collector : IEnters<Variable>
    {
        private readonly Cursor _at;
        private readonly DocumentWalk _walk;
        private List<VariableUsage> _found = [];

        internal Collector(Cursor at)
        {
            _at = at;
            _walk = new DocumentWalk(at, [this]);
        }

        internal List<VariableUsage> Collect(Definition definition)
        {
            _found = [];
            _walk.Walk(definition);
            return _found;
        }

        void IEnters<Variable>.Enter(Variable node) => _found.Add(new VariableUsage(node, _at.Input, _at.HasDefault, _at.ParentInput));
    }
}
