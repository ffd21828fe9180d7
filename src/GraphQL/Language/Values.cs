namespace Switchboard.GraphQL.Language;

/// <summary>Specification 2.9.</summary>
internal abstract class Value(int start) : Node(start);

internal sealed class Variable(int start, Name name) : Value(start)
{
    public Name Name { get; } = name;
}

/// <param name="start">Where it begins.</param>
/// <param name="text">As written: it may not fit any number of the machine.</param>
internal sealed class IntValue(int start, string text) : Value(start)
{
    public string Text { get; } = text;
}

/// <param name="start">Where it begins.</param>
/// <param name="text">As written.</param>
internal sealed class FloatValue(int start, string text) : Value(start)
{
    public string Text { get; } = text;
}

/// <param name="start">Where it begins.</param>
/// <param name="text">What is meant: escapes resolved, a block's indentation removed.</param>
/// <param name="block">Whether it stood between three quotes.</param>
internal sealed class StringValue(int start, string text, bool block) : Value(start)
{
    public string Text { get; } = text;

    public bool Block { get; } = block;
}

internal sealed class BooleanValue(int start, bool value) : Value(start)
{
    public bool Value { get; } = value;
}

internal sealed class NullValue(int start) : Value(start);

internal sealed class EnumValue(int start, string name) : Value(start)
{
    public string Name { get; } = name;
}

internal sealed class ListValue(int start, IReadOnlyList<Value> items) : Value(start)
{
    public IReadOnlyList<Value> Items { get; } = items;
}

internal sealed class ObjectValue(int start, IReadOnlyList<ObjectField> fields) : Value(start)
{
    public IReadOnlyList<ObjectField> Fields { get; } = fields;
}

internal sealed class ObjectField(int start, Name name, Value value) : Node(start)
{
    public Name Name { get; } = name;

    public Value Value { get; } = value;
}
