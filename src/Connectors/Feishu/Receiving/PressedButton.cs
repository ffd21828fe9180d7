using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>A button of one of our cards, and what the platform answers to the finger.</summary>
internal static class PressedButton
{
    private const int LongestQuestion = 500;

    internal static ReadEvents Read(JsonElement said, string id, DateTimeOffset at)
    {
        // A button of a card that is not ours: nothing happens, and nobody is told that something did.
        if (Value(said.Object("action")) is not { } value || !IsKnown(value.Text("action"), value.Text("value")))
            return new ReadEvents([], new JsonObject());
        if (said.Object("context").Id("open_chat_id") is not { } chat || EventReading.Person(said.Object("operator")) is not { } person)
            return new ReadEvents([], new JsonObject());
        var thread = new ChannelThread(chat, Group: value.Text("group") == "true");
        return new ReadEvents([new ChannelEvent.Pressed(id, at, thread, person, value.Text("action")!, value.Text("value"), said.Object("context").Id("open_message_id"))], Toast());
    }

    /// <summary>The platform gives back what the card had, as an object or as the text of one.</summary>
    private static JsonElement? Value(JsonElement action) =>
        action.Text("value") is { } text ? UntrustedJson.Parse(text) : action.Object("value") is { ValueKind: JsonValueKind.Object } value ? value : null;

    private static bool IsKnown(string? action, string? value) => action switch
    {
        ChannelActions.TalkToPerson => value is null or { Length: <= LongestQuestion },
        ChannelActions.Rate => value is "1" or "2" or "3" or "4" or "5",
        ChannelActions.Ask => value is { Length: > 0 and <= LongestQuestion },
        _ => false,
    };

    private static JsonObject Toast() => new()
    {
        ["toast"] = new JsonObject
        {
            ["type"] = "success",
            ["content"] = "已收到",
            ["i18n"] = new JsonObject { ["zh_cn"] = "已收到", ["en_us"] = "Received" },
        },
    };
}
