using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>An answer as text that is equal exactly when the answers agree: numbers by value, errors in one order, data in its own.</summary>
internal static class Answers
{
    private static readonly string[] OfError = ["message", "path", "locations"];

    internal static string Canonical(JsonNode answer)
    {
        if (answer is not JsonObject parts)
            return Text(answer);
        if (parts["validation"] is JsonArray validation)
            return $"validation\n{Lines(validation.OrderBy(e => Text(e!["rule"]), StringComparer.Ordinal).ThenBy(Place, StringComparer.Ordinal).ThenBy(e => Text(e!["message"]), StringComparer.Ordinal).Select(Text))}";
        if (parts["errors"] is JsonArray messages)
            return $"errors\n{Lines(messages.Select(Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
        return parts["result"] is JsonObject result ? Result(result) : Text(answer);
    }

    private static string Result(JsonObject result)
    {
        var data = result.ContainsKey("data") ? Text(result["data"]) : "absent";
        if (result["errors"] is not JsonArray errors)
            return $"data {data}";
        var sorted = errors.OrderBy(e => Text(e!["path"]), StringComparer.Ordinal).ThenBy(e => Text(e!["message"]), StringComparer.Ordinal).Select(Error).ToList();
        return $"data {data}\nerrors\n{Lines(sorted)}";
    }

    /// <summary>Extensions are ours to choose.</summary>
    private static string Error(JsonNode? error) => string.Join(' ', OfError.Select(name => $"{name} {(error!.AsObject().ContainsKey(name) ? Text(error[name]) : "absent")}"));

    private static string Place(JsonNode? error)
    {
        var first = error!["locations"]!.AsArray().FirstOrDefault();
        return first is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{(int)first["line"]!:d6} {(int)first["column"]!:d6}");
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{').AppendJoin(',', members.Select(m => $"\"{m.Key}\":{Text(m.Value)}")).Append('}');
                break;
            case JsonArray items:
                text.Append('[').AppendJoin(',', items.Select(Text)).Append(']');
                break;
            default:
                text.Append(node.GetValueKind() == JsonValueKind.Number ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) : node.ToJsonString());
                break;
        }
    }
}
