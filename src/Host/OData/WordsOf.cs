using System.Text.Json;

namespace Switchboard.Host.OData;

/// <summary>The product's words as OData's identifiers.</summary>
internal static class WordsOf
{
    /// <summary><c>satisfaction-ratings</c> and <c>SatisfactionRatings</c> are satisfactionRatings.</summary>
    internal static string Camel(string name) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..])));

    /// <summary>The same word as in JSON; what is not an identifier becomes camel case.</summary>
    internal static string Member(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
