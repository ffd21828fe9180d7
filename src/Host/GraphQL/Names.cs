using System.Text.Json;

namespace Switchboard.Host.GraphQL;

/// <summary>What the product's records and words are called in GraphQL.</summary>
internal static class Names
{
    /// <summary><c>ConversationView</c> is a Conversation to the world, <c>ListMessages.Page</c> a ListMessagesPage.</summary>
    internal static string Of(Type type)
    {
        var own = type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
        return (type.DeclaringType?.Name ?? "") + own;
    }

    /// <summary><c>not-confident</c> is NOT_CONFIDENT.</summary>
    internal static string Constant(string word) => word.Replace('-', '_').ToUpperInvariant();

    internal static string Word(string constant) => constant.Replace('_', '-').ToLowerInvariant();

    internal static string WordOf(object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);

    /// <summary><c>lastActivityAt</c> is LAST_ACTIVITY_AT.</summary>
    internal static string ConstantOf(string camel) => Constant(JsonNamingPolicy.KebabCaseLower.ConvertName(camel));

    internal static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary><c>api-keys</c> is apiKeys.</summary>
    internal static string Field(string set) => Camel(string.Concat(set.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..])));

    internal static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    internal static Type? ItemOf(Type type) =>
        type != typeof(string) && !IsMap(type) && type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? type.GetGenericArguments()[0] : null;

    internal static bool IsMap(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>));
}
