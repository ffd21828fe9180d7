using System.Collections.Frozen;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 6.4.1: a field's arguments; coerced once and for all when no variable stands in them.</summary>
internal sealed class ArgumentPlan
{
    private static readonly FrozenDictionary<string, object?> None = FrozenDictionary<string, object?>.Empty;
    private readonly Members<InputValue> _definitions;
    private readonly Field _node;
    private IReadOnlyDictionary<string, object?>? _constant;

    internal ArgumentPlan(Members<InputValue> definitions, Field node)
    {
        _definitions = definitions;
        _node = node;
        _constant = definitions.Count == 0 ? None : null;
        IsConstant = node.Arguments.All(a => IsConstantValue(a.Value));
    }

    private bool IsConstant { get; }

    /// <exception cref="RequestException">A variable holds what this argument cannot take.</exception>
    internal IReadOnlyDictionary<string, object?> Coerce(IReadOnlyDictionary<string, object?> variables)
    {
        if (_constant is not null)
            return _constant;
        var values = Values(_definitions, _node.Arguments, _node, variables);
        if (IsConstant)
            _constant = values;
        return values;
    }

    internal static Dictionary<string, object?> Values(Members<InputValue> definitions, IReadOnlyList<Argument> given, Node at, IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var argument = given.FirstOrDefault(a => a.Name.Value == definition.Name);
            if (argument is null)
            {
                if (definition.DefaultValue is not null)
                    values[definition.Name] = Literals.Default(definition);
                else if (definition.Type is NonNull)
                    throw new RequestException($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.", at);
                continue;
            }

            if (argument.Value is Variable variable && !variables.ContainsKey(variable.Name.Value))
            {
                if (definition.DefaultValue is not null)
                    values[definition.Name] = Literals.Default(definition);
                else if (definition.Type is NonNull)
                    throw new RequestException($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable \"${variable.Name.Value}\" which was not provided a runtime value.", argument.Value);
                continue;
            }

            var isNull = argument.Value is NullValue || (argument.Value is Variable named && variables[named.Name.Value] is null);
            if (isNull && definition.Type is NonNull)
                throw new RequestException($"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", argument.Value);
            if (!Literals.TryCoerce(argument.Value, definition.Type, variables, out var value))
                throw new RequestException($"Argument \"{definition.Name}\" has invalid value {Printer.Print(argument.Value)}.", argument.Value);
            values[definition.Name] = value;
        }

        return values;
    }

    private static bool IsConstantValue(Value value) => value switch
    {
        Variable => false,
        ListValue list => list.Items.All(IsConstantValue),
        ObjectValue fields => fields.Fields.All(f => IsConstantValue(f.Value)),
        _ => true,
    };
}
