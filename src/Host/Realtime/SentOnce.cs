using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Registry;

namespace Switchboard.Host.Realtime;

/// <summary>An argument that was serialised already: a message goes to several rooms and hubs and is the same in all of them.</summary>
[JsonConverter(typeof(SentOnce.Converter))]
internal sealed class SentOnce
{
    private static readonly JsonSerializerOptions Options = RegistryJson.Create();
    private readonly byte[] _json;

    private SentOnce(byte[] json) => _json = json;

    internal static SentOnce Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options));

    internal sealed class Converter : JsonConverter<SentOnce>
    {
        public override SentOnce Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Only sent, never received.");

        public override void Write(Utf8JsonWriter writer, SentOnce value, JsonSerializerOptions options) => writer.WriteRawValue(value._json, skipInputValidation: true);
    }
}
