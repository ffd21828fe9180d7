using System.Text.Json.Nodes;
using Switchboard.Language.Privacy;

namespace Switchboard.Desk.Assist;

/// <summary>A turn as it may be kept: telephone numbers, cards and addresses are hidden in everything that was said, however it is nested.</summary>
internal static class MaskedTurn
{
    internal static AiTurn Of(AiTurn turn)
    {
        var answer = JsonNode.Parse(turn.Answer);
        return turn with { Text = Of(turn.Text), Reply = turn.Reply is { } reply ? Of(reply) : null, Answer = Of(answer)?.ToJsonString() ?? "null" };
    }

    /// <summary>No table takes the character zero.</summary>
    private static string Of(string text) => PersonalDataFinder.Mask(text).Replace("\0", "", StringComparison.Ordinal);

    private static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),

        // An id is nobody's number, whatever its digits look like.
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Guid.TryParse(text, out _) ? text : Of(text)),
        _ => node?.DeepClone(),
    };
}
