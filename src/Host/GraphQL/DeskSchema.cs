using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Types;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>The desk's whole model as a GraphQL schema. Nothing here names a verb or a set: it is derived from what they declare.</summary>
internal static class DeskSchema
{
    private const string Common = """
        "What a field costs instead of 1 for an object and 0 for a leaf."
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "How long a list is, for the cost of what is asked of its items."
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION

        "A moment, as 2026-11-21T09:30:00Z."
        scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time")

        "A day, as 2026-11-21."
        scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date")

        "An id of something that is no node."
        scalar UUID @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc9562")

        "A whole number that may be larger than Int."
        scalar Long

        "An object whose keys the schema does not know."
        scalar JSON

        "Whatever has an id that is unique in all of your company's data."
        interface Node {
          id: ID!
        }

        type PageInfo {
          hasNextPage: Boolean!
          hasPreviousPage: Boolean!
          startCursor: String
          endCursor: String
        }

        enum OrderDirection {
          ASC
          DESC
        }
        """;

    internal static SchemaBuilder Of(VerbRegistry registry, DeskStreams streams)
    {
        var types = new GraphTypes(new SchemaBuilder());
        var inputs = new InputTypes(types);
        var nodes = Nodes(registry, types);
        types.Add(Common);
        PageInfo(types.Builder);
        Refusals.Define(types);
        var sets = new SetFields(types, inputs, nodes);
        var verbs = new VerbFields(types, inputs);
        var lists = registry.Sets.Select(s => s.Accept(sets)).ToList();
        var operations = registry.Verbs.ToLookup(VerbFields.RootOf, v => v.Accept(verbs), StringComparer.Ordinal);
        types.Add($"type Query {{\n{NodeFields.Sdl}\n{string.Join('\n', lists.Concat(operations["Query"]))}\n}}");
        types.Add($"type Mutation {{\n{string.Join('\n', operations["Mutation"])}\n}}");
        types.Add($"type Subscription {{\n{streams.Define(types, nodes)}\n}}");
        NodeFields.Resolve(types.Builder, nodes);
        return types.Builder.Sdl(types.Sdl);
    }

    private static Dictionary<string, NodeSource> Nodes(VerbRegistry registry, GraphTypes types)
    {
        var visitor = new SetNodes();
        var nodes = registry.Sets.Select(s => s.Accept(visitor)).OfType<NodeSource>().ToDictionary(n => n.Name, StringComparer.Ordinal);
        foreach (var node in nodes.Values.Where(n => StrongId.Is(SetNodes.KeyTypeOf(n))))
            types.Owners[SetNodes.KeyTypeOf(node)] = node.Name;
        return nodes;
    }

    private static void PageInfo(SchemaBuilder builder) => builder
        .Field("PageInfo", "hasNextPage", Resolve.Property<ConnectionPage, bool>(p => p.HasNext))
        .Field("PageInfo", "hasPreviousPage", Resolve.Property<ConnectionPage, bool>(p => p.HasPrevious))
        .Field("PageInfo", "startCursor", Resolve.Property<ConnectionPage, string?>(p => p.Edges.Count == 0 ? null : p.Edges[0].Cursor))
        .Field("PageInfo", "endCursor", Resolve.Property<ConnectionPage, string?>(p => p.Edges.Count == 0 ? null : p.Edges[^1].Cursor));
}
