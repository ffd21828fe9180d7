using System.Text.Json;
using System.Text.RegularExpressions;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Turns the deserialiser's complaint into the field it is about and what would be right.</summary>
internal static partial class JsonFault
{
    internal static InvalidInput Explain<TInput>(JsonException fault)
    {
        var path = FieldOf(fault.Path);
        if (Unknown().Match(fault.Message) is { Success: true } unknown)
        {
            // Some versions of the path end with the unknown name, some with its parent.
            var name = unknown.Groups[1].Value;
            var parent = path == name ? "" : path.EndsWith("." + name, StringComparison.Ordinal) ? path[..^(name.Length + 1)] : path;
            return new InvalidInput(Join(parent, name), $"is not a field here; known are {string.Join(", ", Fields(TypeAt(typeof(TInput), parent)))}.");
        }

        if (Duplicate().Match(fault.Message) is { Success: true } twice)
            return new InvalidInput(twice.Groups[1].Value, "may stand only once (a value in the address counts).");
        if (Missing().Match(fault.Message) is { Success: true } missing)
            return new InvalidInput([.. Quoted().Matches(missing.Groups[1].Value).Select(m => new FieldError(Join(path, m.Groups[1].Value), "is required."))]);
        if (fault.InnerException is { } inner && inner.GetType().Name == "JsonReaderException")
            return new InvalidInput("$", "is not valid JSON.");
        return path.Length == 0
            ? new InvalidInput("$", "is not a JSON object of the documented shape.")
            : new InvalidInput(path, $"must be {(TypeAt(typeof(TInput), path) is { } type ? FieldText.Describe(type) : "of the documented type")}.");
    }

    /// <summary><c>$.settings['a.b']</c> becomes <c>settings.a.b</c>.</summary>
    private static string FieldOf(string? path) =>
        (path ?? "").TrimStart('$').TrimStart('.').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).TrimStart('.');

    private static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    private static IEnumerable<string> Fields(Type? type) => type?.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)) ?? [];

    /// <summary>What is declared at <c>memberIds[1]</c> or <c>identity.name</c>; null where the path leaves the declared.</summary>
    private static Type? TypeAt(Type type, string path)
    {
        var at = type;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            at = Nullable.GetUnderlyingType(at!) ?? at!;
            at = at.IsGenericType && at.GetGenericArguments() is [.., var element]
                ? element
                : Array.Find(at.GetProperties(), p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == step)?.PropertyType;
            if (at is null)
                return null;
        }

        return at;
    }

    [GeneratedRegex("JSON property '([^']+)' could not be mapped", RegexOptions.None, 100)]
    private static partial Regex Unknown();

    [GeneratedRegex("Duplicate property '([^']+)'", RegexOptions.None, 100)]
    private static partial Regex Duplicate();

    [GeneratedRegex("missing required properties including: ([^.]*)", RegexOptions.None, 100)]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'", RegexOptions.None, 100)]
    private static partial Regex Quoted();
}
