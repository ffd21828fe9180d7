using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>Writes what arrived for one of our types as the JSON that every other door reads. What there is to know of a type is found out once.</summary>
internal sealed class InputWriter
{
    private readonly Type _type;
    private readonly string? _owner;
    private readonly InputWriter? _item;
    private readonly Lazy<IReadOnlyList<(string Name, InputWriter Writer)>> _fields;

    private InputWriter(Type type, Writers writers)
    {
        _type = type;
        _owner = StrongId.Is(type) ? writers.OwnerOf(type) : null;
        _item = Names.ItemOf(type) is { } item ? writers.Of(item) : null;
        _fields = new(() => [.. Parameters(type).Select(p => (Names.Camel(p.Name!), writers.Of(p.ParameterType)))]);
    }

    internal static List<ParameterInfo> Parameters(Type record) =>
        [.. record.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => c.GetParameters() is not [var only] || only.ParameterType != record).OrderByDescending(c => c.GetParameters().Length).First().GetParameters()];

    /// <returns>The path of a field that holds an id of another kind; null when all is written.</returns>
    internal string? Write(Utf8JsonWriter json, object? value, string path)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return null;
            case string constant when _type.IsEnum:
                json.WriteStringValue(Names.Word(constant));
                return null;
            case string id when _owner is not null:
                if (!GlobalId.TryRead(id, out var owner, out var key) || owner != _owner)
                    return path;
                json.WriteStringValue(key);
                return null;
            case IReadOnlyList<object?> items when _item is not null:
                return WriteItems(json, items, path);
            case IReadOnlyDictionary<string, object?> fields when !Names.IsMap(_type):
                return WriteFields(json, fields, path.Length == 0 ? "" : path + ".");
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                return null;
        }
    }

    private string? WriteItems(Utf8JsonWriter json, IReadOnlyList<object?> items, string path)
    {
        json.WriteStartArray();
        for (var i = 0; i < items.Count; i++)
        {
            if (_item!.Write(json, items[i], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]") is { } wrong)
                return wrong;
        }

        json.WriteEndArray();
        return null;
    }

    private string? WriteFields(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> given, string path)
    {
        json.WriteStartObject();
        foreach (var (name, writer) in _fields.Value)
        {
            if (!given.TryGetValue(name, out var value))
                continue;
            json.WritePropertyName(name);
            if (writer.Write(json, value, path + name) is { } wrong)
                return wrong;
        }

        json.WriteEndObject();
        return null;
    }

    /// <summary>One for each type.</summary>
    internal sealed class Writers(Func<Type, string> ownerOf)
    {
        private readonly ConcurrentDictionary<Type, InputWriter> _known = new();

        internal InputWriter Of(Type type) => _known.GetOrAdd(Names.Plain(type), static (plain, all) => new InputWriter(plain, all), this);

        internal string OwnerOf(Type id) => ownerOf(id);
    }
}
