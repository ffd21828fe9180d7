using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>JSON Schemas of the product's records, each object of ours once, by name.</summary>
internal sealed class SchemaRoom
{
    private static readonly JsonSerializerOptions Json = Dialect();
    // Not safe for two hosts of one process, so each room has its own.
    private readonly NullabilityInfoContext _nullability = new();

    private readonly SortedDictionary<string, JsonNode> _named = new(StringComparer.Ordinal);

    internal JsonObject Named => new(_named.Select(n => KeyValuePair.Create(n.Key, (JsonNode?)n.Value.DeepClone())));

    /// <summary>What we answer with: every field is always there, and there may be more one day.</summary>
    internal JsonObject Answer(Type type) => Reference(type, taken: false);

    /// <summary>What we take: nothing unknown, and the rules of the fields.</summary>
    internal JsonObject Input(Type type) => Export(type, taken: true).AsObject();

    /// <summary>The schema of one plain value, such as a filter.</summary>
    internal JsonNode Value(Type type) => Export(Nullable.GetUnderlyingType(type) ?? type, taken: true);

    /// <summary>A schema by the name it is referred to.</summary>
    internal JsonNode Find(string name) => _named[name];

    private static JsonSerializerOptions Dialect()
    {
        // The exporter knows the shape of its own converters only; ours write the same.
        var options = RegistryJson.Create();
        options.Converters.Clear();
        options.Converters.Add(new StrongIdJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        return options;
    }

    private JsonObject Reference(Type type, bool taken)
    {
        var name = NameOf(type);
        if (!_named.ContainsKey(name))
        {
            _named[name] = new JsonObject();
            _named[name] = Export(type, taken);
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    /// <summary><c>ConversationView</c> is a Conversation to the world; <c>WidgetEndpoints.Session</c> a WidgetSession.</summary>
    private static string NameOf(Type type)
    {
        var outer = type.DeclaringType?.Name.Replace("Endpoints", "", StringComparison.Ordinal) ?? "";
        var own = type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
        return own.StartsWith(outer.TrimEnd('s'), StringComparison.Ordinal) ? own : outer + own;
    }

    private JsonNode Export(Type type, bool taken) => Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (at, schema) => Transform(at, schema, taken),
    });

    private JsonNode Transform(JsonSchemaExporterContext at, JsonNode schema, bool taken)
    {
        var plain = Nullable.GetUnderlyingType(at.TypeInfo.Type) ?? at.TypeInfo.Type;
        var nullable = plain != at.TypeInfo.Type || MayBeNull(at);
        if (StrongId.Is(plain))
            return Id(plain, nullable);
        if (schema is not JsonObject shape)
            return new JsonObject();
        if (shape["properties"] is JsonObject fields)
            Complete(at.TypeInfo, fields);
        if (at.TypeInfo.Kind == JsonTypeInfoKind.Object && !at.Path.IsEmpty)
        {
            var reference = Reference(plain, taken);
            return nullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
        }

        // Nor about the ids of a list.
        if (at.TypeInfo.ElementType is { } element && StrongId.Is(element))
            shape["items"] = Id(element, nullable: false);
        if (plain.IsEnum)
            shape.Insert(0, "type", nullable ? new JsonArray("string", "null") : "string");
        if (at.TypeInfo.Kind == JsonTypeInfoKind.Object && !taken)
        {
            shape.Remove("additionalProperties");
            if (shape["properties"] is JsonObject { Count: > 0 } properties)
                shape["required"] = new JsonArray([.. properties.Select(p => p.Key).Except(Private(at.TypeInfo), StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        }

        if (at.TypeInfo.Properties.Any(p => p.IsExtensionData))
            shape.Remove("additionalProperties");
        foreach (var rule in RulesOf(at.PropertyInfo))
            Apply(rule, shape);
        return shape;
    }

    /// <summary>Not everyone is shown these.</summary>
    private static IEnumerable<string> Private(JsonTypeInfo type) =>
        type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(PrivateAttribute), inherit: true) == true).Select(p => p.Name);

    /// <summary>The exporter does not ask us about an id that has a default; and a default of null says nothing.</summary>
    private static void Complete(JsonTypeInfo type, JsonObject fields)
    {
        foreach (var field in type.Properties)
        {
            if (fields[field.Name] is not JsonObject schema)
                continue;
            if (schema.TryGetPropertyValue("default", out var given) && given is null)
                schema.Remove("default");
            if (StrongId.Is(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType))
                fields[field.Name] = Id(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType, Nullable.GetUnderlyingType(field.PropertyType) is not null);
        }
    }

    private static JsonObject Id(Type type, bool nullable) => new()
    {
        ["type"] = nullable ? new JsonArray("string", "null") : "string",
        ["format"] = "uuid",
        ["examples"] = new JsonArray(ExampleId.Of(JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name[..^2]))),
    };

    private bool MayBeNull(JsonSchemaExporterContext at) =>
        at.PropertyInfo?.AttributeProvider is PropertyInfo property && _nullability.Create(property).ReadState == NullabilityState.Nullable;

    private static IEnumerable<ValidationAttribute> RulesOf(JsonPropertyInfo? property) =>
        (property?.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: false) ?? [])
        .Concat(property?.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: false) ?? [])
        .Cast<ValidationAttribute>();

    private static void Apply(ValidationAttribute rule, JsonObject schema)
    {
        switch (rule)
        {
            case StringLengthAttribute length:
                if (length.MinimumLength > 0)
                    schema["minLength"] = length.MinimumLength;
                schema["maxLength"] = length.MaximumLength;
                break;
            case RangeAttribute { Minimum: int least, Maximum: int most }:
                schema["minimum"] = least;
                schema["maximum"] = most;
                break;
            case RangeAttribute { Minimum: double least, Maximum: double most }:
                schema["minimum"] = least;
                schema["maximum"] = most;
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = $"^{pattern.Pattern}$";
                break;
            case AllowedValuesAttribute words:
                schema["enum"] = new JsonArray([.. words.Values.Select(v => v is null ? null : JsonValue.Create((string)v))]);
                break;
            case MaxLengthAttribute most:
                schema["maxItems"] = most.Length;
                break;
        }
    }
}
