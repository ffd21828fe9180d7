using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Registry;

namespace Switchboard.Isolation.Operations;

/// <summary>Reads from a declaration what a valid input is. What it cannot fill it refuses, so that no new field goes untested.</summary>
internal static class OperationFields
{
    internal static IReadOnlyList<OperationField> Of(Type input, string path)
    {
        var constructor = input.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != input).MaxBy(c => c.GetParameters().Length)!;
        return [.. constructor.GetParameters().Select(p => Field(p, path))];
    }

    private static OperationField Field(ParameterInfo parameter, string path)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var item = Element(type);
        return KindOf(item ?? type, name, path) is { } kind
            ? new OperationField(name, kind, !parameter.HasDefaultValue, Many: item is not null)
            : new OperationField(name, null, !parameter.HasDefaultValue, Value: ValueOf(parameter, type, name, path));
    }

    private static Type? Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static string? KindOf(Type type, string name, string path)
    {
        if (StrongId.Is(type))
            return JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name[..^"Id".Length]);
        if (type != typeof(Guid))
            return null;
        return (name, path) switch
        {
            ("attachmentIds", _) => "file",
            ("id", _) when path.StartsWith("/api-keys", StringComparison.Ordinal) => "api-key",
            ("id", _) when path.StartsWith("/oauth-clients", StringComparison.Ordinal) => "oauth-client",
            ("secretId", _) => "oauth-client-secret",
            ("id", _) when path.StartsWith("/identity-providers", StringComparison.Ordinal) => "identity-provider",
            ("id", _) when path.StartsWith("/invitations", StringComparison.Ordinal) => "invitation",
            _ => throw new NotSupportedException($"The isolation matrix does not know what '{name}' of {path} is an id of: give it a typed id, or name it in {nameof(OperationFields)}."),
        };
    }

    private static Func<JsonNode> ValueOf(ParameterInfo parameter, Type type, string name, string path)
    {
        // A plugin belongs to the host and not to a tenant: its id is a word that everybody knows.
        if (name == "id" && path.StartsWith("/plugins/", StringComparison.Ordinal))
            return () => JsonValue.Create("language");
        if (parameter.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            return () => JsonValue.Create((string)allowed.Values.First(v => v is not null)!);
        // A channel belongs to the host and not to a tenant.
        if (name == "channel")
            return () => JsonValue.Create("web-chat");
        if (name == "url")
            return () => JsonValue.Create("https://hooks.example.com/" + Guid.CreateVersion7().ToString("N"));
        if (name == "from")
            return () => JsonValue.Create(TimeProvider.System.GetUtcNow().AddHours(-1));
        // Feishu needs nothing of what belongs to one kind only.
        if (name == "kind")
            return () => JsonValue.Create("feishu");
        if (name == "mappings")
            return () => new JsonArray();
        if (name == "grantTypes")
            return () => new JsonArray("client-credentials");
        if (name == "scopes")
            return () => new JsonArray("conversations:read");
        if (name.EndsWith("RedirectUris", StringComparison.OrdinalIgnoreCase))
            return () => new JsonArray();
        if (name == "permissions")
            return () => new JsonArray("conversations:read");
        if (name == "questions")
            return () => new JsonArray("How else is it asked?");
        if (name is "keywords" or "builtInIntents")
            return () => new JsonArray("word");
        if (name == "words")
            return () => new JsonArray("one " + Guid.CreateVersion7().ToString("N"), "other");
        if (name == "texts")
            return () => new JsonArray("Words " + Guid.CreateVersion7().ToString("N"));
        if (name == "content")
            return () => JsonValue.Create($"Intent {Guid.CreateVersion7():N}\tIts example");
        if (name == "events")
            return () => new JsonArray("conversation.created");
        if (type == typeof(string))
            return () => JsonValue.Create(TextOf(parameter, name));
        // Who asks a second factor of everybody must have one.
        if (name == "secondFactorRequired")
            return () => JsonValue.Create(false);

        // Whoever lets strangers in says with which role.
        if (name == "provision")
            return () => JsonValue.Create(false);
        if (type == typeof(bool))
            return () => JsonValue.Create(true);
        if (type == typeof(int))
            return () => JsonValue.Create(parameter.GetCustomAttribute<RangeAttribute>() is { Minimum: int least } ? least : 1);
        if (type == typeof(DateTimeOffset))
            return () => JsonValue.Create(TimeProvider.System.GetUtcNow().AddDays(1));
        if (type.IsEnum)
            return () => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(type)[0]));
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return () => new JsonObject();
        throw new NotSupportedException($"The isolation matrix cannot fill '{name}' of type {type.Name}: teach {nameof(OperationFields)} a valid value.");
    }

    private static string TextOf(ParameterInfo parameter, string name)
    {
        var fresh = Guid.CreateVersion7().ToString("N");
        if (parameter.GetCustomAttribute<EmailAddressAttribute>() is not null || name == "email")
            return $"{fresh}@example.com";
        if (parameter.GetCustomAttribute<RegularExpressionAttribute>() is not null)
            return "w" + fresh;
        return name == "password" ? "long enough " + fresh : "Words " + fresh;
    }
}
