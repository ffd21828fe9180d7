using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Types;
using Switchboard.Registry;
using FieldError = Switchboard.GraphQL.Execution.FieldError;

namespace Switchboard.Host.GraphQL;

/// <summary>Relay's object identification: anything by its global id. Another company's id answers as one that nothing has.</summary>
internal static class NodeFields
{
    internal const string Sdl = """
          "Anything that has an id."
          node(id: ID!): Node
          "Several of them, in the order of the ids; null for those that do not exist."
          nodes(ids: [ID!]!): [Node]! @listSize(assumedSize: 100)
        """;

    internal static void Resolve(SchemaBuilder builder, IReadOnlyDictionary<string, NodeSource> nodes)
    {
        builder.Field("Query", "node", Root(async (call, ct) => (await FindAsync(nodes, [(string)call.Arguments["id"]!], (DeskRequest)call.Context, ct))[0]));
        builder.Field("Query", "nodes", Root(async (call, ct) =>
        {
            List<string> ids = [.. ((IReadOnlyList<object?>)call.Arguments["ids"]!).Cast<string>()];
            return ids.Count > SetEntry.LargestPage
                ? new FieldError($"At most {SetEntry.LargestPage} ids can be looked up at once.", "input.invalid")
                : await FindAsync(nodes, ids, (DeskRequest)call.Context, ct);
        }));
    }

    /// <summary>One query for each type that is among them.</summary>
    internal static async ValueTask<IReadOnlyList<object?>> FindAsync(IReadOnlyDictionary<string, NodeSource> nodes, IReadOnlyList<string> ids, DeskRequest request, CancellationToken ct)
    {
        var found = new object?[ids.Count];
        var wanted = ids.Select((id, at) => (At: at, Key: Read(nodes, id, out var source), Source: source)).Where(w => w.Key is not null);
        foreach (var ofType in wanted.GroupBy(w => w.Source!))
        {
            var asked = ofType.ToList();
            var rows = await ofType.Key.LoadAsync(request, asked.ConvertAll(a => a.Key), ofType.Key.Fields, ct);
            for (var i = 0; i < asked.Count; i++)
                found[asked[i].At] = rows[i];
        }

        return found;
    }

    private static FieldResolver Root(Func<FieldCall, CancellationToken, ValueTask<object?>> resolve) => Switchboard.GraphQL.Execution.Resolve.EachAsync((_, call, ct) => resolve(call, ct));

    private static object? Read(IReadOnlyDictionary<string, NodeSource> nodes, string id, out NodeSource? source)
    {
        source = null;
        return GlobalId.TryRead(id, out var type, out var key) && nodes.TryGetValue(type, out source) ? source.KeyOf(key) : null;
    }
}
