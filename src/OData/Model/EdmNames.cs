using System.Text.Json;

namespace Switchboard.OData.Model;

/// <summary>Names as EDM allows them.</summary>
internal static class EdmNames
{
    private const string Suffix = "View";

    internal static bool IsIdentifier(string name) =>
        name.Length is > 0 and <= 128 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    internal static string OfView(Type type)
    {
        var name = type.Name.Split('`')[0];
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    /// <summary>A word such as <c>web-chat</c> as an identifier: <c>webChat</c>.</summary>
    internal static string OfWord(string word)
    {
        var parts = word.Split(['-', ' ', '.', '/', '_'], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(parts.Select((p, at) => at == 0 ? JsonNamingPolicy.CamelCase.ConvertName(p) : char.ToUpperInvariant(p[0]) + p[1..]));
        return IsIdentifier(name) ? name : throw new InvalidOperationException($"'{word}' cannot be a member of an enum.");
    }
}
