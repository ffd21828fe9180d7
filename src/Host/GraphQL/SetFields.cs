using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>One connection for each declared set, by Relay's specification: pages by keyset in both directions, filter, order, search, count.</summary>
internal sealed class SetFields(GraphTypes types, InputTypes inputs, IReadOnlyDictionary<string, NodeSource> nodes) : ISetVisitor<string>
{
    private const string Pages = "first: Int, after: String, last: Int, before: String";
    private static readonly string Sized = $"@listSize(assumedSize: {PageRange.Usual}, slicingArguments: [\"first\", \"last\"], sizedFields: [\"edges\", \"nodes\"])";

    /// <returns>The field as SDL.</returns>
    public string Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        var name = Names.Of(typeof(TView));
        var key = SetNodes.KeyOf(set);
        var relations = Relations.Of(typeof(TView), key, types.Owners).ToList();
        types.Define(typeof(TView), key is null ? null : "Node", relations.Select(r => $"  {r.Field}: {r.Type}").Concat(set.Lists.Select(l => Listed(set, name, l))), key);
        foreach (var relation in relations)
            types.Builder.Field(name, relation.Field, Relations.Resolver<TView>(relation.IdField, nodes[relation.Type]));
        Connection(name, "  totalCount: Int!\n");
        types.Builder.Field(name + "Connection", "totalCount", Resolve.Property<ConnectionPage, int>(p => p.TotalCount));
        Arguments(set, name);
        var connection = new SetConnection<TView, TKey>(set);
        types.Builder.Field("Query", Names.Field(set.Name), Resolve.EachAsync(async (_, call, ct) => await connection.PageAsync(call, ct)));
        return $"  {Names.Field(set.Name)}({string.Join(", ", ArgumentList(set, name))}): {name}Connection {Sized}";
    }

    private string Listed<TView, TKey>(Set<TView, TKey> set, string owner, SetList<TKey> list)
        where TView : class
        where TKey : struct
    {
        var item = types.Output(list.ItemType, nullable: true);
        Connection(item, "");
        types.Builder.Field(owner, list.Name, ListConnection.Of(set, list));
        return $"  {list.Name}({Pages}): {item}Connection {Sized}";
    }

    private static IEnumerable<string> ArgumentList<TView, TKey>(Set<TView, TKey> set, string name)
        where TView : class
        where TKey : struct
    {
        yield return Pages;
        yield return $"orderBy: {name}Order";
        if (set.Filters.Count > 0)
            yield return $"filter: {name}Filter";
        if (set.SearchBy is not null)
            yield return "search: String";
        if (set.Views.Count > 0)
            yield return $"view: {name}Selection";
    }

    private void Arguments<TView, TKey>(Set<TView, TKey> set, string name)
        where TView : class
        where TKey : struct
    {
        types.Add($"enum {name}OrderField {{\n{string.Join('\n', set.Sorts.Keys.Select(s => "  " + Names.ConstantOf(s)))}\n}}");
        types.Add($"input {name}Order {{\n  field: {name}OrderField!\n  direction: OrderDirection! = ASC\n}}");
        if (set.Filters.Count > 0)
            types.Add($"\"All that are given must hold.\"\ninput {name}Filter {{\n{string.Join('\n', set.Filters.Values.Select(f => $"  {f.Name}: {inputs.Reference(f.Type, nullable: true)}"))}\n}}");
        if (set.Views.Count > 0)
            types.Add($"enum {name}Selection {{\n{string.Join('\n', set.Views.Keys.Select(v => "  " + Names.Constant(v)))}\n}}");
    }

    private void Connection(string name, string more)
    {
        types.Add($"type {name}Connection {{\n  edges: [{name}Edge!]!\n  nodes: [{name}!]!\n  pageInfo: PageInfo!\n{more}}}");
        types.Add($"type {name}Edge {{\n  cursor: String!\n  node: {name}!\n}}");
        types.Builder
            .Field(name + "Connection", "edges", Resolve.Property<ConnectionPage, object?>(p => p.Edges))
            .Field(name + "Connection", "nodes", Resolve.Property<ConnectionPage, object?>(p => p.Edges.Select(e => e.Node)))
            .Field(name + "Connection", "pageInfo", Resolve.Property<ConnectionPage, object?>(p => p))
            .Field(name + "Edge", "cursor", Resolve.Property<ConnectionEdge, string>(e => e.Cursor))
            .Field(name + "Edge", "node", Resolve.Property<ConnectionEdge, object?>(e => e.Node));
    }
}
