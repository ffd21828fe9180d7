using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Types;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>The types of the schema as they are needed: each record of ours once, with its properties as fields.</summary>
internal sealed class GraphTypes(SchemaBuilder builder)
{
    private static readonly Dictionary<Type, string> Scalars = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int",
        [typeof(long)] = "Long",
        [typeof(double)] = "Float",
        [typeof(Guid)] = "UUID",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateOnly)] = "Date",
        [typeof(JsonElement)] = "JSON",
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private readonly StringBuilder _sdl = new();

    /// <summary>Which type a typed id is the id of: <c>ContactId</c> of Contact.</summary>
    internal Dictionary<Type, string> Owners { get; } = [];

    internal SchemaBuilder Builder => builder;

    internal string Sdl => _sdl.ToString();

    internal void Add(string sdl) => _sdl.Append(sdl).Append("\n\n");

    internal bool Claim(string name) => _defined.Add(name);

    /// <summary>What an id of this type is the id of; a type that no set lists lends its own name.</summary>
    internal string OwnerOf(Type id) => Owners.GetValueOrDefault(id) ?? id.Name[..^2];

    /// <summary>A type as an answer names it, exclamation mark included; defines it when it is met first.</summary>
    internal string Output(Type type, bool nullable)
    {
        var plain = Names.Plain(type);
        return Leaf(plain) is { } leaf ? leaf + Mark(nullable || plain != type)
            : Names.ItemOf(plain) is { } item ? $"[{Output(item, nullable: false)}]{Mark(nullable)}"
            : Define(plain) + Mark(nullable);
    }

    internal string? Leaf(Type plain) => Scalars.GetValueOrDefault(plain) ?? (plain.IsEnum ? Choices(plain) : StrongId.Is(plain) ? "ID" : Names.IsMap(plain) ? "JSON" : null);

    internal static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(JsonIgnoreAttribute)));

    internal bool MayBeNull(PropertyInfo property) => property.IsDefined(typeof(PrivateAttribute)) || _nullability.Create(property).ReadState == NullabilityState.Nullable;

    internal bool MayBeNull(ParameterInfo parameter) => _nullability.Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>The object type of a record, with <paramref name="more"/> fields that are no properties of it.</summary>
    internal string Define(Type record, string? implements = null, IEnumerable<string>? more = null, string? nodeKey = null)
    {
        var name = Names.Of(record);
        if (!Claim(name))
            return name;
        builder.Bind(record, name);
        var fields = new List<string>();
        foreach (var property in Properties(record))
        {
            var field = Names.Camel(property.Name);
            var isKey = property.Name == nodeKey;
            fields.Add($"  {field}: {(isKey ? "ID!" : Output(property.PropertyType, MayBeNull(property)))}");
            builder.Field(name, field, PropertyFields.Of(record, property, isKey ? name : null, OwnerOf));
        }

        Add($"type {name}{(implements is null ? "" : $" implements {implements}")} {{\n{string.Join('\n', fields.Concat(more ?? []))}\n}}");
        return name;
    }

    private string Choices(Type type)
    {
        if (Claim(type.Name))
            Add($"enum {type.Name} {{\n{string.Join('\n', Enum.GetValues(type).Cast<object>().Select(v => "  " + Names.Constant(Names.WordOf(v))))}\n}}");
        return type.Name;
    }

    private static string Mark(bool nullable) => nullable ? "" : "!";
}
