using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>An answer with everything taken out that differs between any two calls.</summary>
internal static class Sameness
{
    internal static string Of(Answer answer, Guid named)
    {
        var text = answer.Text;
        if (text.Length > 0 && text[0] == '{' && JsonNode.Parse(text) is JsonObject body)
        {
            body.Remove("traceId");
            body.Remove("instance");
            text = body.ToJsonString();
        }

        return $"{(int)answer.Status} {answer.Headers.GetValueOrDefault("Content-Type")} {text.Replace(named.ToString(), "ID", StringComparison.OrdinalIgnoreCase)}";
    }
}
