using System.Globalization;
using System.Text.Json;

namespace Switchboard.Registry;

/// <summary>Field values as they stand in a query string: the same words the JSON uses.</summary>
internal static class FieldText
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

    internal static string Describe(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum
            ? $"one of {string.Join(", ", Enum.GetNames(plain).Select(n => JsonNamingPolicy.KebabCaseLower.ConvertName(n)))}"
            : string.Create(CultureInfo.InvariantCulture, $"a {JsonNamingPolicy.KebabCaseLower.ConvertName(plain.Name)}");
    }
}
