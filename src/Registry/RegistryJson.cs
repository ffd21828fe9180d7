using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Registry;

/// <summary>The product's one JSON dialect: camelCase, kebab-case enum words, nothing unknown, nothing twice, nothing of the wrong type.</summary>
public static class RegistryJson
{
    public static JsonSerializerOptions Create() => Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;

        // Answers are JSON with its own content type, never pasted into HTML; Chinese text stays readable and short.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new TextJsonConverter());
        options.Converters.Add(new TimeJsonConverter());
        options.Converters.Add(new StrongIdJsonConverter());
        options.Converters.Add(new WordJsonConverter());
        return options;
    }
}
