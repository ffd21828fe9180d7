using System.Text.Json.Nodes;

namespace Switchboard.Host.Scim.Users;

/// <summary>Which attributes an answer has: <c>attributes</c> and <c>excludedAttributes</c>. Its id and its schemas it always has.</summary>
internal sealed class Projection
{
    private static readonly string[] Always = ["id", "schemas"];
    private readonly IReadOnlyList<AttributePath> _only;
    private readonly IReadOnlyList<AttributePath> _without;

    private Projection(IReadOnlyList<AttributePath> only, IReadOnlyList<AttributePath> without) => (_only, _without) = (only, without);

    internal static Projection Of(IEnumerable<string> attributes, IEnumerable<string> excluded) => new(Paths(attributes), Paths(excluded));

    internal static Projection Of(HttpRequest request) => Of(request.Query["attributes"].OfType<string>(), request.Query["excludedAttributes"].OfType<string>());

    internal JsonObject Apply(JsonObject body)
    {
        foreach (var name in body.Select(p => p.Key).Except(Always, StringComparer.Ordinal).ToList())
        {
            if (_only.Count > 0)
                Keep(body, name);
            else
                Leave(body, name);
        }

        return body;
    }

    private void Keep(JsonObject body, string name)
    {
        var asked = _only.Where(p => p.Is(name)).ToList();
        if (asked.Count == 0)
            body.Remove(name);
        else if (asked.TrueForAll(p => p.Part is not null))
            Prune(body[name], part => asked.Exists(p => string.Equals(p.Part, part, StringComparison.OrdinalIgnoreCase)));
    }

    private void Leave(JsonObject body, string name)
    {
        var unwanted = _without.Where(p => p.Is(name)).ToList();
        if (unwanted.Exists(p => p.Part is null))
            body.Remove(name);
        else if (unwanted.Count > 0)
            Prune(body[name], part => !unwanted.Exists(p => string.Equals(p.Part, part, StringComparison.OrdinalIgnoreCase)));
    }

    private static void Prune(JsonNode? value, Func<string, bool> keeps)
    {
        foreach (var each in value is JsonArray several ? several.OfType<JsonObject>() : value is JsonObject one ? [one] : [])
        {
            foreach (var part in each.Select(p => p.Key).Where(p => !keeps(p)).ToList())
                each.Remove(part);
        }
    }

    private static List<AttributePath> Paths(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(AttributePath.Of)];
}
