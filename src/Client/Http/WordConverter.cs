using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Client.Http;

/// <summary>Enums as kebab-case words; a word that this client does not know yet is read as <c>Unknown</c>.</summary>
internal sealed class WordConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Word<TEnum>.Read(reader.GetString()!) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Word<TEnum>.Of(value));
    }
}

/// <summary>The words of an enum, made once.</summary>
internal static class Word<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
        .Where(v => v.ToString() != "Unknown").ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    private static readonly FrozenDictionary<TEnum, string> Words = Values.ToFrozenDictionary(p => p.Value, p => p.Key);

    /// <summary>Where the server's own word is "unknown", ours has another name and bears the server's.</summary>
    private static string NameOf(TEnum value) =>
        typeof(TEnum).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static TEnum Read(string word) => Values.GetValueOrDefault(word);

    internal static string Of(TEnum value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) != 0 && Words.TryGetValue(value, out var word)
        ? word
        : throw new ArgumentException($"{typeof(TEnum).Name}.{value} is only read, never sent.", nameof(value));
}
