using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Desk.Conversations;

namespace Switchboard.Host.Realtime;

/// <summary>Sends a message as it was serialised for whoever got it first: its sender, the agents' room and the customer's see the same bytes.</summary>
internal sealed class MessageJson : JsonConverter<MessageView>
{
    public override MessageView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Only sent, never received.");

    public override void Write(Utf8JsonWriter writer, MessageView value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
}
