using System.Text.Json.Serialization;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>The body of <c>POST /embeddings</c>.</summary>
internal sealed record EmbeddingsRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
    [property: JsonPropertyName("encoding_format")] string EncodingFormat,
    [property: JsonPropertyName("dimensions")] int? Dimensions);

/// <summary>Written by code made at build time: what reflection remembers of a type would keep an unloaded plugin in memory.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmbeddingsRequest))]
internal sealed partial class EmbeddingsJson : JsonSerializerContext;
