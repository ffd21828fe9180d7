using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Turns the deserialiser's complaint into the field it is about and what would be right.</summary>
internal static partial class JsonFault
{
    internal static InvalidInput Explain<TInput>(JsonException fault)
    {
        if (Unknown().Match(fault.Message) is { Success: true } unknown)
            return new InvalidInput(unknown.Groups[1].Value, $"is not a field here; known are {string.Join(", ", Fields<TInput>())}.");
        if (Duplicate().Match(fault.Message) is { Success: true } twice)
            return new InvalidInput(twice.Groups[1].Value, "may stand only once (a value in the address counts).");
        if (fault.Message.Contains("missing required", StringComparison.Ordinal))
        {
            var known = Fields<TInput>().ToHashSet(StringComparer.Ordinal);
            var missing = Quoted().Matches(fault.Message[fault.Message.IndexOf("including", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value).Where(known.Contains);
            return new InvalidInput([.. missing.Select(f => new FieldError(f, "is required."))]);
        }

        var field = FieldOf(fault.Path) is { Length: > 0 } path ? path : "$";
        return new InvalidInput(field, field == "$" && fault.Path is null or "$" && fault.InnerException is not null and not InvalidOperationException and not FormatException
            ? "is not valid JSON."
            : $"must be {Expected<TInput>(field)}.");
    }

    /// <summary><c>$.settings['color']</c> becomes <c>settings.color</c>.</summary>
    private static string FieldOf(string? path) => (path ?? "").TrimStart('$').TrimStart('.').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal);

    private static IEnumerable<string> Fields<TInput>() => typeof(TInput).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static string Expected<TInput>(string field)
    {
        var name = field.Split('.', '[')[0];
        var property = Array.Find(typeof(TInput).GetProperties(), p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name);
        if (property is null)
            return "valid JSON";
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}";
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStrongId<>)) || type == typeof(Guid))
            return "an id (a UUID string)";
        return type == typeof(string) ? "a string"
            : type == typeof(bool) ? "true or false"
            : type == typeof(DateTimeOffset) ? "a time such as 2026-11-21T09:30:00Z"
            : type.IsPrimitive ? "a number"
            : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "a list or object of the documented shape"
            : "an object of the documented shape";
    }

    [GeneratedRegex("JSON property '([^']+)' could not be mapped", RegexOptions.None, 100)]
    private static partial Regex Unknown();

    [GeneratedRegex("Duplicate property '([^']+)'", RegexOptions.None, 100)]
    private static partial Regex Duplicate();

    [GeneratedRegex("'([^']+)'", RegexOptions.None, 100)]
    private static partial Regex Quoted();
}
