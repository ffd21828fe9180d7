using System.Text.Json;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>The words of a card that somebody forwarded; how it looked is of no use to an agent.</summary>
internal static class CardText
{
    private const int MostLines = 100;

    internal static string Read(JsonElement card)
    {
        var lines = Words(card).Select(x => x.Trim()).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal).Take(MostLines).ToList();
        return lines.Count == 0 ? "[interactive]" : string.Join('\n', lines);
    }

    private static IEnumerable<string> Words(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object when at.Text("tag") is "plain_text" or "lark_md" or "markdown" => at.Text("content") is { } words ? [words] : [],
        JsonValueKind.Object when at.Text("tag") == "text" => at.Text("text") is { } words ? [words] : [],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(x => x.Name == "title" && x.Value.ValueKind == JsonValueKind.String ? [x.Value.GetString()!] : Words(x.Value)),
        _ => [],
    };
}
