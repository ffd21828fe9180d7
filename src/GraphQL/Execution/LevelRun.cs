using System.Collections;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>
/// Specification 6.3 and 6.4, level by level: each field is resolved once for all objects that need it, so a list in a list costs one
/// query and not one an item. Fields of one level that wait, wait side by side.
/// </summary>
internal sealed class LevelRun(Schema schema, IReadOnlyDictionary<string, object?> variables, object context, Func<Exception, FieldError> unexpected, CancellationToken ct)
{
    internal async ValueTask RunAsync(ResultLevel level)
    {
        List<Task>? waiting = null;
        for (var i = 0; i < level.Plan.Fields.Count; i++)
        {
            if (level.Plan.Fields[i].Writer is not null)
                continue;
            var running = RunFieldAsync(level, i);
            if (!running.IsCompletedSuccessfully)
                (waiting ??= []).Add(running.AsTask());
        }

        if (waiting is not null)
            await Task.WhenAll(waiting);
    }

    internal async ValueTask RunFieldAsync(ResultLevel level, int index)
    {
        var field = level.Plan.Fields[index];
        var values = new object?[level.Sources.Count];
        level.Columns[index] = values;
        if (!await ResolveAsync(field, level.Sources, values))
            return;
        var next = new NextLevels(field);
        for (var i = 0; i < values.Length; i++)
            values[i] = Complete(field, values[i], field.Definition.Type, next);
        foreach (var below in next.Levels)
            await RunAsync(below);
    }

    private async ValueTask<bool> ResolveAsync(FieldPlan field, List<object> sources, object?[] values)
    {
        try
        {
            var call = new FieldCall(schema, field.Arguments.Coerce(variables), context, field);
            await field.Definition.Resolver.ResolveAsync(call, sources, values, ct);
            return true;
        }
        catch (RequestException e)
        {
            Array.Fill(values, new PlacedError(e.Message, e.At));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // A resolver that breaks costs its field and not the answer; the door notes what it was.
            Array.Fill(values, unexpected(e));
        }

        return false;
    }

    /// <summary>What a resolver returned, as the answer will hold it; objects join the level below.</summary>
    private object? Complete(FieldPlan field, object? value, SchemaType type, NextLevels next)
    {
        var nullable = type.Nullable;
        return value switch
        {
            null or FieldError or PlacedError => value,
            _ when nullable is ListOf list => CompleteList(field, value, list, next),
            _ when nullable is ScalarType scalar => Leaf(scalar, value),
            _ when nullable is EnumType choices => value is string name && choices.Value(name) is not null
                ? name
                : new FieldError($"Enum \"{choices.Name}\" cannot represent value: {Inspection.Of(value)}"),
            _ => CompleteObject(field, value, (NamedSchemaType)nullable, next),
        };
    }

    private static object Leaf(ScalarType scalar, object value)
    {
        try
        {
            return scalar.Coercion.Serialize(value);
        }
        catch (CoercionException e)
        {
            return new FieldError(e.Message);
        }
    }

    private object CompleteList(FieldPlan field, object value, ListOf type, NextLevels next)
    {
        if (value is string or IDictionary or IReadOnlyDictionary<string, object?> || value is not IEnumerable items)
            return new FieldError($"Expected Iterable, but did not find one for field \"{field.Parent.Name}.{field.Definition.Name}\".");
        var completed = value is ICollection { Count: var count } ? new List<object?>(count) : [];
        foreach (var item in items)
            completed.Add(Complete(field, item, type.Item, next));
        return new ResultList([.. completed]);
    }

    private object CompleteObject(FieldPlan field, object value, NamedSchemaType type, NextLevels next)
    {
        try
        {
            return Place(field, value, type, next);
        }
        catch (RequestException e)
        {
            return new PlacedError(e.Message, e.At);
        }
    }

    private object Place(FieldPlan field, object value, NamedSchemaType type, NextLevels next)
    {
        if (type is ObjectType exact)
            return next.Add(exact, value);
        var name = schema.TypeOf(type, value);
        if (name is null)
        {
            return new FieldError(
                $"Abstract type \"{type.Name}\" must resolve to an Object type at runtime for field \"{field.Parent.Name}.{field.Definition.Name}\". Either the \"{type.Name}\" type should provide a \"resolveType\" function or each possible type should provide an \"isTypeOf\" function.");
        }

        return schema.Type(name) switch
        {
            null => new FieldError($"Abstract type \"{type.Name}\" was resolved to a type \"{name}\" that does not exist inside the schema."),
            ObjectType found when schema.IsSubType(type, found) => next.Add(found, value),
            ObjectType => new FieldError($"Runtime Object type \"{name}\" is not a possible type for \"{type.Name}\"."),
            _ => new FieldError($"Abstract type \"{type.Name}\" was resolved to a non-object type \"{name}\"."),
        };
    }

    /// <summary>The objects that one field of one level led to, by their type.</summary>
    private sealed class NextLevels(FieldPlan field)
    {
        public List<ResultLevel> Levels { get; } = [];

        public ResultObject Add(ObjectType type, object source)
        {
            var level = Levels.Find(l => ReferenceEquals(l.Plan.Type, type));
            if (level is null)
                Levels.Add(level = new ResultLevel(field.SelectionFor(type), []));
            level.Sources.Add(source);
            return new ResultObject(level, level.Sources.Count - 1);
        }
    }
}

/// <summary>An error that lies at a certain place of the document rather than at its field.</summary>
internal sealed record PlacedError(string Message, Language.Node At);
