using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Registry;

/// <summary>A typed id: a conversation's id cannot be handed to something that wants a member's.</summary>
public interface IStrongId<TSelf>
    where TSelf : struct, IStrongId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>What can be said of a type before there is a value of it.</summary>
public static class StrongId
{
    /// <summary>Whether values of this type are typed ids.</summary>
    public static bool Is(Type type) => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStrongId<>));
}

/// <summary>Writes typed ids as plain UUID strings and reads nothing else.</summary>
public sealed class StrongIdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => StrongId.Is(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId>
        where TId : struct, IStrongId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
                ? TId.From(value)
                : throw new JsonException("must be a UUID string such as \"018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10\"");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
