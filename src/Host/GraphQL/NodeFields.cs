using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Types;

namespace Switchboard.Host.GraphQL;

/// <summary>Relay's object identification: anything by its global id. Another company's id answers as one that nothing has.</summary>
internal static class NodeFields
{
    private const int Most = 100;

    internal const string Sdl = """
          "Anything that has an id."
          node(id: ID!): Node
          "Several of them, in the order of the ids; null for those that do not exist."
          nodes(ids: [ID!]!): [Node]! @listSize(assumedSize: 100)
        """;

    internal static void Resolve(SchemaBuilder builder, IReadOnlyDictionary<string, NodeSource> nodes)
    {
        builder.Field("Query", "node", Root(async (call, ct) => await FindAsync(nodes, (string)call.Arguments["id"]!, (DeskRequest)call.Context, ct)));
        builder.Field("Query", "nodes", Root(async (call, ct) =>
        {
            var ids = (IReadOnlyList<object?>)call.Arguments["ids"]!;
            if (ids.Count > Most)
                return new FieldError($"At most {Most} ids can be looked up at once.", "input.invalid");
            var found = new List<object?>(ids.Count);
            foreach (var id in ids)
                found.Add(await FindAsync(nodes, (string)id!, (DeskRequest)call.Context, ct));
            return found;
        }));
    }

    private static FieldResolver Root(Func<FieldCall, CancellationToken, ValueTask<object?>> resolve) => Switchboard.GraphQL.Execution.Resolve.EachAsync((_, call, ct) => resolve(call, ct));

    private static async ValueTask<object?> FindAsync(IReadOnlyDictionary<string, NodeSource> nodes, string id, DeskRequest request, CancellationToken ct) =>
        GlobalId.TryRead(id, out var type, out var key) && nodes.TryGetValue(type, out var source) ? await source.FindAsync(request, key, ct) : null;
}
