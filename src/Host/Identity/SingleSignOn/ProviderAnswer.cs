using System.Text.Json;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Members of what providers answer: never believed to be there, or to be text.</summary>
internal static class ProviderAnswer
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    internal static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    internal static long? Number(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A list of texts or numbers, or one of them; null when it is not there.</summary>
    internal static IReadOnlyList<string>? List(JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(v => v.ToString())],
            _ => null,
        };
    }

    /// <summary>What stands in an address book: one line, not too long.</summary>
    internal static string Name(params string?[] candidates)
    {
        var name = string.Concat((candidates.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c)) ?? "—").Where(c => !char.IsControl(c))).Trim();
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    internal static string? Email(string? text) =>
        text?.Trim() is { Length: > 2 and <= LongestEmail } email && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 1
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) ? email : null;
}
