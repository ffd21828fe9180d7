using System.Text.Encodings.Web;
using System.Text.Json;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>JSON that is not read by browsers: a Chinese character stays three bytes instead of six, of the 30 KB that a card may have.</summary>
internal static class PlainJson
{
    internal static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
