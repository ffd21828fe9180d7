using System.Text.Json.Nodes;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>What a list takes in its query.</summary>
internal sealed class SetParameters(SchemaRoom schemas) : ISetVisitor<JsonArray>
{
    public JsonArray Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        var limit = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SetEntry.LargestPage, ["default"] = SetEndpoints.DefaultPage };
        var sort = Words(set.Sorts.Keys.SelectMany(s => (string[])[s, "-" + s]));
        sort["default"] = (set.DefaultDescending ? "-" : "") + set.DefaultSort.Name;
        var parameters = new JsonArray(Query("limit", limit), Query("after", Operations.Text()), Query("sort", sort));
        if (set.SearchBy is not null)
            parameters.Add((JsonNode)Query("search", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 }));
        if (set.Views.Count > 0)
            parameters.Add((JsonNode)Query("view", Words(set.Views.Keys)));
        foreach (var filter in set.Filters.Values)
            parameters.Add((JsonNode)Query(filter.Name, schemas.Value(filter.Type)));
        return parameters;
    }

    private static JsonObject Query(string name, JsonNode schema) => Operations.Parameter(name, "query", required: false, schema);

    private static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
}
