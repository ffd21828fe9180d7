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
            Neutral(body);
            text = body.ToJsonString();
        }

        return $"{(int)answer.Status} {answer.Headers.GetValueOrDefault("Content-Type")} {text.Replace(named.ToString(), "ID", StringComparison.OrdinalIgnoreCase)}";
    }

    /// <summary>A call of several operations tells a trace with each refusal.</summary>
    private static void Neutral(JsonNode? node)
    {
        if (node is JsonObject body)
        {
            body.Remove("traceId");
            body.Remove("instance");
            foreach (var (_, value) in body)
                Neutral(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Neutral(item);
        }
    }
}
