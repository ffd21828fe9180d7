using System.Text.Json.Nodes;
using Switchboard.Host.Rest.Fields;
using Switchboard.Host.Rest.Filters;
using Switchboard.OData.Binding;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>What a set takes: the parameters of its list, its key, and the choice of fields.</summary>
internal sealed record SetDescription(JsonArray Parameters, JsonNode Key, JsonObject Fields);

/// <summary>What a list takes in its query.</summary>
internal sealed class SetParameters(SchemaRoom schemas) : ISetVisitor<SetDescription>
{
    public SetDescription Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        var limit = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SetEntry.LargestPage, ["default"] = PageRequest<TView, TKey>.DefaultSize };
        var sort = Words(set.Sorts.Keys.SelectMany(s => (string[])[s, "-" + s]));
        sort["default"] = (set.DefaultDescending ? "-" : "") + set.DefaultSort.Name;
        var parameters = new JsonArray(Query("limit", limit), Query("after", Operations.Text()), Query("sort", sort), Fields<TView>(), Filter(set));
        if (set.SearchBy is not null)
            parameters.Add((JsonNode)Query("search", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 }));
        if (set.Views.Count > 0)
            parameters.Add((JsonNode)Query("view", Words(set.Views.Keys)));
        foreach (var filter in set.Filters.Values)
            parameters.Add((JsonNode)Query(filter.Name, schemas.Value(filter.Type)));
        return new SetDescription(parameters, schemas.Value(typeof(TKey)), Fields<TView>());
    }

    private static JsonObject Filter(SetEntry set)
    {
        var filter = Query(ListFilter.Parameter, new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = ODataLimits.OptionLength });
        filter.Insert(2, "description", "A condition in the language of OData's $filter, over the fields of the answer and the rows that its ids name: eq ne gt ge lt le in and or not, any() and all(), functions of text and time.");
        filter["example"] = set.Accept(FilterExample.Instance);
        return filter;
    }

    private static JsonObject Fields<TView>()
        where TView : class
    {
        var names = ViewFields<TView>.Writers.Keys.Order(StringComparer.Ordinal).ToList();
        var fields = Query(FieldSelection<TView>.Parameter, new JsonObject { ["type"] = "array", ["items"] = Words(names), ["minItems"] = 1 });
        fields.Insert(2, "description", "Only these, separated by commas; everything without it.");
        fields["style"] = "form";
        fields["explode"] = false;
        return fields;
    }

    private static JsonObject Query(string name, JsonNode schema) => Operations.Parameter(name, "query", required: false, schema);

    private static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
}
