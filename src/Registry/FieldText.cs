using System.Text.Json;

namespace Switchboard.Registry;

/// <summary>Field values as they stand in a query string: the same words the JSON uses.</summary>
public static class FieldText
{
    private static readonly JsonSerializerOptions Json = RegistryJson.Create();

    internal static bool TryRead<T>(string raw, out T value)
    {
        value = default!;
        try
        {
            var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
            var quoted = type == typeof(bool) || (type.IsPrimitive && type != typeof(char)) ? raw : JsonSerializer.Serialize(raw);
            value = JsonSerializer.Deserialize<T>(quoted, Json)!;
            return value is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What would be right, for the sentence that says what is wrong.</summary>
    public static string Describe(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}";
        if (plain == typeof(Guid) || StrongId.Is(plain))
            return "an id (a UUID string)";
        return plain == typeof(string) ? "a string"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(DateTimeOffset) ? "a time such as 2026-11-21T09:30:00Z"
            : plain == typeof(DateOnly) ? "a day such as 2026-11-21"
            : plain.IsPrimitive ? "a whole number"
            : IsDictionary(plain) ? "an object of the documented shape"
            : plain.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "a list of the documented shape"
            : "an object of the documented shape";
    }

    private static bool IsDictionary(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>));
}
