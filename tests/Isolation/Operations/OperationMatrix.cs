using System.Text.Json.Nodes;
using Switchboard.Desk;
using Switchboard.Host.Rest.Description;
using Switchboard.Registry;

namespace Switchboard.Isolation.Operations;

/// <summary>Every operation of the registry times every id it takes. Nothing here names a verb or a set.</summary>
internal static class OperationMatrix
{
    internal static VerbRegistry Registry { get; } = VerbRegistry.Read(DeskModule.Room, typeof(DescriptionEndpoint).Assembly);

    internal static IEnumerable<OperationCase> Verbs() => Registry.Verbs.SelectMany(v => Cases(v.Declaration.Route, FieldsOf(v)));

    internal static IEnumerable<OperationCase> Sets() => Registry.Sets.SelectMany(set =>
        (OperationCase[])[new($"GET /{set.Name}/{{id}}", "id"), new($"GET /{set.Name}", null), .. set.Accept(new FilterIds(set.Name))]);

    internal static VerbEntry Verb(string route) => Registry.Verbs.Single(v => v.Declaration.Route == route);

    internal static IReadOnlyList<OperationField> FieldsOf(VerbEntry verb) => OperationFields.Of(verb.InputType, verb.Path);

    /// <summary>The whole input, route values included: one id is <paramref name="strange"/>, every other is our own.</summary>
    internal static JsonObject Input(IReadOnlyList<OperationField> fields, string? foreign, Guid strange, Belongings ours)
    {
        var input = new JsonObject();
        foreach (var field in fields.Where(f => f.Required || f.Name == foreign))
        {
            // As text: a JSON value made of a Guid writes itself with quotation marks, which no address bears.
            var id = (field.Kind is null ? default : field.Name == foreign ? strange : ours.Id(field.Kind)).ToString();
            input[field.Name] = field.Kind is null ? field.Value!() : field.Many ? new JsonArray(JsonValue.Create(id)) : JsonValue.Create(id);
        }

        return input;
    }

    private static IEnumerable<OperationCase> Cases(string route, IReadOnlyList<OperationField> fields)
    {
        var ids = fields.Where(f => f.Kind is not null).ToList();
        return ids.Count == 0 ? [new OperationCase(route, null)] : ids.Select(f => new OperationCase(route, f.Name));
    }

    private sealed class FilterIds(string name) : ISetVisitor<IEnumerable<OperationCase>>
    {
        public IEnumerable<OperationCase> Visit<TView, TKey>(Set<TView, TKey> set)
            where TView : class
            where TKey : struct =>
            set.Filters.Values.Where(f => IsId(Nullable.GetUnderlyingType(f.Type) ?? f.Type)).Select(f => new OperationCase($"GET /{name}", f.Name));

        private static bool IsId(Type type) => type == typeof(Guid) || StrongId.Is(type);
    }
}
