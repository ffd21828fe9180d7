using System.Text.Json.Nodes;

namespace Switchboard.Host.Scim.Filters;

/// <summary>Which of an attribute's values a PATCH means. Only ever asked of the few values of one user.</summary>
internal static class JsonMatch
{
    internal static bool Holds(ScimFilter filter, JsonObject value) => filter switch
    {
        ScimFilter.Both both => Holds(both.Left, value) && Holds(both.Right, value),
        ScimFilter.Either either => Holds(either.Left, value) || Holds(either.Right, value),
        ScimFilter.Not not => !Holds(not.Inner, value),
        ScimFilter.Comparison comparison => Holds(comparison, value[comparison.Path.Name]),
        _ => false,
    };

    /// <summary>What a value must say so that the condition holds for it; null where it could be many things.</summary>
    internal static JsonObject? Example(ScimFilter filter) => filter switch
    {
        ScimFilter.Comparison { Operator: "eq", Value: string text } c => new JsonObject { [c.Path.Name] = text },
        ScimFilter.Comparison { Operator: "eq", Value: bool truth } c => new JsonObject { [c.Path.Name] = truth },
        ScimFilter.Both both when (Example(both.Left), Example(both.Right)) is ({ } left, { } right) => Joined(left, right),
        _ => null,
    };

    private static JsonObject Joined(JsonObject left, JsonObject right)
    {
        foreach (var (name, value) in right)
            left[name] = value?.DeepClone();
        return left;
    }

    private static bool Holds(ScimFilter.Comparison comparison, JsonNode? said)
    {
        if (comparison.Operator == "pr")
            return said is not null;

        // Entra ID asks for [primary eq "True"].
        if (ScimBody.TruthOf(said) is { } truth)
            return comparison.Operator == "eq" == (truth == (comparison.Value as bool? ?? string.Equals(comparison.Value as string, "true", StringComparison.OrdinalIgnoreCase)));
        var (text, asked) = (ScimBody.TextOf(said), comparison.Value as string);
        if (text is null || asked is null)
            return comparison.Operator == "ne";
        const StringComparison anyCase = StringComparison.OrdinalIgnoreCase;
        return comparison.Operator switch
        {
            "eq" => text.Equals(asked, anyCase),
            "ne" => !text.Equals(asked, anyCase),
            "co" => text.Contains(asked, anyCase),
            "sw" => text.StartsWith(asked, anyCase),
            "ew" => text.EndsWith(asked, anyCase),
            "gt" => string.Compare(text, asked, anyCase) > 0,
            "ge" => string.Compare(text, asked, anyCase) >= 0,
            "lt" => string.Compare(text, asked, anyCase) < 0,
            _ => string.Compare(text, asked, anyCase) <= 0,
        };
    }
}
