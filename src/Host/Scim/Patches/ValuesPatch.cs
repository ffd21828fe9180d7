using System.Text.Json.Nodes;
using Switchboard.Host.Scim.Filters;

namespace Switchboard.Host.Scim.Patches;

/// <summary>An operation on an attribute of several values.</summary>
internal static class ValuesPatch
{
    internal static ScimInvalid? Apply(JsonObject user, PatchOperation operation)
    {
        var name = operation.Path.Name;
        if (user[name] is not JsonArray values)
            user[name] = values = [];
        return operation is { Filter: null, Path.Part: null } ? Whole(user, values, operation) : Chosen(values, operation);
    }

    private static ScimInvalid? Whole(JsonObject user, JsonArray values, PatchOperation operation)
    {
        if (Several(operation.Value) is not { } given)
        {
            if (operation.Kind != PatchKind.Remove || operation.Value is not null)
                return ScimInvalid.Value($"'{operation.Path.Name}' must be a list of objects, each with a 'value'.");
            user[operation.Path.Name] = new JsonArray();
            return null;
        }

        // Nobody has two roles: who is given another one has that.
        if (operation.Kind == PatchKind.Replace || (operation.Kind == PatchKind.Add && operation.Path.Is("roles")))
            values.Clear();
        foreach (var value in given)
        {
            Take(values, ScimBody.TextOf(value["value"]));
            if (operation.Kind != PatchKind.Remove)
                Add(values, value);
        }

        return null;
    }

    private static ScimInvalid? Chosen(JsonArray values, PatchOperation operation)
    {
        var chosen = values.OfType<JsonObject>().Where(v => operation.Filter is null || JsonMatch.Holds(operation.Filter, v)).ToList();
        if (chosen.Count == 0)
        {
            // Entra ID adds to emails[type eq "work"].value where there is none yet.
            if (operation.Kind != PatchKind.Add || (operation.Filter is null ? new JsonObject() : JsonMatch.Example(operation.Filter)) is not { } made)
                return operation.Kind == PatchKind.Remove ? null : ScimInvalid.NoTarget("No value is as the path asks.");
            Add(values, made);
            chosen = [values[^1]!.AsObject()];
        }

        foreach (var value in chosen)
        {
            if (Change(values, value, operation) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static ScimInvalid? Change(JsonArray values, JsonObject value, PatchOperation operation)
    {
        if (operation.Path.Part is { } part)
        {
            value.Remove(part);
            if (operation.Kind != PatchKind.Remove)
                value[part] = operation.Value?.DeepClone();
            return null;
        }

        if (operation.Kind == PatchKind.Remove)
        {
            values.Remove(value);
            return null;
        }

        if (operation.Value is not JsonObject parts)
            return ScimInvalid.Value("'value' must be an object.");
        foreach (var (name, each) in parts)
            value[name] = each?.DeepClone();
        return null;
    }

    /// <summary>One is primary: whoever comes as that takes it from the others.</summary>
    private static void Add(JsonArray values, JsonObject value)
    {
        if (ScimBody.TruthOf(value["primary"]) == true)
        {
            foreach (var other in values.OfType<JsonObject>())
                other["primary"] = false;
        }

        values.Add(value.DeepClone());
    }

    private static void Take(JsonArray values, string? text)
    {
        foreach (var same in values.OfType<JsonObject>().Where(v => string.Equals(ScimBody.TextOf(v["value"]), text, StringComparison.OrdinalIgnoreCase)).ToList())
            values.Remove(same);
    }

    /// <summary>A list, one object, or bare text; null for anything else.</summary>
    private static List<JsonObject>? Several(JsonNode? value) => value switch
    {
        JsonArray all when all.All(v => v is JsonObject || ScimBody.TextOf(v) is not null) => [.. all.Select(One)],
        JsonObject one => [one],
        JsonValue bare when ScimBody.TextOf(bare) is not null => [One(bare)],
        _ => null,
    };

    private static JsonObject One(JsonNode? value) => value as JsonObject ?? new JsonObject { ["value"] = ScimBody.TextOf(value) };
}
