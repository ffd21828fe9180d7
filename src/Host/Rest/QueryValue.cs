using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Switchboard.Host.Rest;

/// <summary>Query values as JSON of the input's types: numbers and booleans bare, everything else quoted.</summary>
internal static class QueryValue<TInput>
{
    private static readonly FrozenSet<string> Bare = typeof(TInput).GetProperties()
        .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is { IsPrimitive: true })
        .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToFrozenSet(StringComparer.Ordinal);

    internal static byte[] Json(string name, string value) =>
        Bare.Contains(name) && IsBare(value) ? Encoding.UTF8.GetBytes(value) : JsonSerializer.SerializeToUtf8Bytes(value);

    /// <summary>Anything else stays quoted and is then refused as the wrong type, instead of being pasted into JSON.</summary>
    private static bool IsBare(string value) => value is "true" or "false" || value is "0" || (value.Length is > 0 and < 20 && value[0] != '0' && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);
}
