using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>
/// Specification 6.4.4: walks the finished answer in its order, gathers errors, and lets null climb to the nearest place that allows it.
/// What lies behind an error that empties its parent is not looked at: nobody will see it.
/// </summary>
internal sealed class Completion(SourceText source)
{
    private readonly List<object> _path = [];

    internal List<RequestError> Errors { get; } = [];

    /// <summary>False when the object must become null.</summary>
    internal bool Settle(ResultObject result)
    {
        var fields = result.Level.Plan.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (!SettleField(result, i))
                return false;
        }

        return true;
    }

    internal bool SettleField(ResultObject result, int index)
    {
        var field = result.Level.Plan.Fields[index];
        if (field.Writer is { } writer)
        {
            if (field.Definition.Type is not NonNull || !writer.IsNull(result.Level.Sources[result.Index]))
                return true;
            _path.Add(field.Key);
            var fine = RefuseNull(field);
            _path.RemoveAt(_path.Count - 1);
            return fine;
        }

        _path.Add(field.Key);
        ref var slot = ref result.Level.Columns[index]![result.Index];
        var settled = SettleValue(field, ref slot, field.Definition.Type);
        _path.RemoveAt(_path.Count - 1);
        return settled;
    }

    private bool SettleValue(FieldPlan field, ref object? slot, SchemaType type)
    {
        var nonNull = type is NonNull;
        switch (slot)
        {
            case null:
                return !nonNull || RefuseNull(field);
            case FieldError error:
                Add(field, error.Message, error.Code);
                slot = null;
                return !nonNull;
            case PlacedError error:
                Errors.Add(new RequestError(error.Message, [source.LocationOf(error.At.Start)], [.. _path]));
                slot = null;
                return !nonNull;
            case ResultObject child when !Settle(child):
            case ResultList list when !SettleItems(field, list, ((ListOf)type.Nullable).Item):
                slot = null;
                return !nonNull;
            default:
                return true;
        }
    }

    private bool SettleItems(FieldPlan field, ResultList list, SchemaType item)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            // Only what is no finished leaf needs a look, and a path.
            if (list.Items[i] is not (null or FieldError or PlacedError or ResultObject or ResultList))
                continue;
            if (list.Items[i] is null && item is not NonNull)
                continue;
            _path.Add(i);
            var settled = SettleValue(field, ref list.Items[i], item);
            _path.RemoveAt(_path.Count - 1);
            if (!settled)
                return false;
        }

        return true;
    }

    private bool RefuseNull(FieldPlan field)
    {
        Add(field, $"Cannot return null for non-nullable field {field.Parent.Name}.{field.Definition.Name}.", null);
        return false;
    }

    private void Add(FieldPlan field, string message, string? code) =>
        Errors.Add(new RequestError(message, [.. field.Nodes.Select(n => source.LocationOf(n.Start))], [.. _path], code));
}
