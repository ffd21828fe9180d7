using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>One document that both engines get, with what it is meant to show: "ok", "error", "syntax" or the names of the rules it breaks.</summary>
internal sealed record RequestDocument(string Name, string Meaning, string Text, string? OperationName = null, JsonNode? Variables = null)
{
    public override string ToString()
    {
        var operation = OperationName is null ? "" : $"\n  operation: {OperationName}";
        var variables = Variables is null ? "" : $"\n  variables: {Variables.ToJsonString()}";
        return $"{Name}{operation}{variables}\n{Shown}";
    }

    /// <summary>What a terminal would hide, and half a surrogate pair, as escapes.</summary>
    private string Shown => string.Concat(Text.Select(c => c != '\n' && (c > '~' || char.IsControl(c)) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
}
