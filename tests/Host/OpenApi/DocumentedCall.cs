using System.Text.Json.Nodes;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>An operation of the description, with the request that its examples make.</summary>
internal sealed record DocumentedCall(string Path, string Method, JsonObject Operation)
{
    internal static IReadOnlyList<DocumentedCall> All { get; } =
        [.. JsonNode.Parse(NodeTools.Description)!["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => new DocumentedCall(p.Key, m.Key, m.Value!.AsObject())))];

    internal string Id => Operation["operationId"]!.GetValue<string>();

    internal string Credential => Operation["security"]!.AsArray() is [{ } first, ..] ? first.AsObject().First().Key : "nobody";

    internal bool IsUpload => Operation["requestBody"]?["content"]?["multipart/form-data"] is not null;

    internal JsonNode? Body => Operation["requestBody"]?["content"]?["application/json"]?["example"];

    internal int Success => int.Parse(Operation["responses"]!.AsObject().First().Key, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The address with its documented values in place, and what its query must have.</summary>
    internal string Address()
    {
        var (address, query) = (Path, new List<string>());
        foreach (var parameter in Operation["parameters"]?.AsArray() ?? [])
        {
            var (name, example) = (parameter!["name"]!.GetValue<string>(), parameter["example"]?.ToString());
            if (parameter["in"]!.GetValue<string>() == "path")
                address = address.Replace($"{{{name}}}", example ?? throw new InvalidOperationException($"{Id}: '{name}' has no example."), StringComparison.Ordinal);
            else if (example is not null)
                query.Add($"{name}={Uri.EscapeDataString(example)}");
        }

        return query.Count == 0 ? address : $"{address}?{string.Join('&', query)}";
    }

    internal static DocumentedCall Of(string id) => All.Single(c => c.Id == id);
}
