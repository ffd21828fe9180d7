using System.Runtime.CompilerServices;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>What the test server serves: small, and with one field for each thing that a transport must bear.</summary>
internal sealed class Shop
{
    private const string Sdl = """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION

        type Query {
          hello: String!
          echo(text: String): String
          pick(kind: Kind): String
          search(filter: Filter): Int!
          items(first: Int! = 10): [Item!] @listSize(slicingArguments: ["first"])
          page(first: Int = 10): Page! @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
          everything: Page!
          item: Item!
          costly: Item @cost(weight: "100")
          broken: String
          refused: String
          secret: String
        }

        type Item {
          id: ID!
          name: String!
          parent: Item
          children(first: Int! = 10): [Item!]! @listSize(slicingArguments: ["first"])
        }

        type Page {
          nodes: [Item!]!
          total: Int!
        }

        enum Kind {
          ALPHA
          BETA
        }

        input Filter {
          not: Filter
          all: [Filter!]
          size: Int
        }

        type Mutation {
          add(n: Int!): Int!
        }

        type Subscription {
          count(to: Int!, everyMs: Int): Int!
          never: Int
          breaks: Int
          closed: Int
        }
        """;

    private int _sum;
    private int _listening;

    /// <summary>What has been added up so far.</summary>
    internal int Sum => Volatile.Read(ref _sum);

    /// <summary>Subscriptions whose events somebody waits for.</summary>
    internal int Listening => Volatile.Read(ref _listening);

    internal static SchemaBuilder Schema() => new SchemaBuilder()
        .Sdl(Sdl)
        .Field("Query", "hello", Resolve.Each((_, _) => "world"))
        .Field("Query", "echo", Resolve.Each((_, call) => call.Arguments.GetValueOrDefault("text")))
        .Field("Query", "pick", Resolve.Each((_, call) => call.Arguments.GetValueOrDefault("kind")))
        .Field("Query", "search", Resolve.Each((_, _) => 0))
        .Field("Query", "items", Resolve.Each((_, call) => Items(call)))
        .Field("Query", "page", Resolve.Each((_, call) => Items(call)))
        .Field("Query", "everything", Resolve.Each((_, _) => new List<Item>()))
        .Field("Query", "item", Resolve.Each((_, _) => new Item(1)))
        .Field("Query", "costly", Resolve.Each((_, _) => new Item(100)))
        .Field("Query", "broken", Resolve.Each((_, _) => throw new InvalidOperationException("Password=hunter2")))
        .Field("Query", "refused", Resolve.Each((_, _) => new FieldError("Not for you.", "FORBIDDEN")))
        .Field("Query", "secret", Resolve.Each((_, _) => "42"))
        .Field("Item", "id", Resolve.Property((Item i) => i.Id))
        .Field("Item", "name", Resolve.Property((Item i) => $"Item {i.Id}"))
        .Field("Item", "parent", Resolve.Property((Item i) => new Item(i.Id - 1)))
        .Field("Item", "children", Resolve.Each((_, call) => Items(call)))
        .Field("Page", "nodes", Resolve.Each((page, _) => page))
        .Field("Page", "total", Resolve.Each((page, _) => ((List<Item>)page).Count))
        .Field("Mutation", "add", Resolve.Each((_, call) => Interlocked.Add(ref ((Shop)call.Context)._sum, (int)call.Arguments["n"]!)))
        .Field("Subscription", "count", Stream((shop, call, ct) => shop.CountAsync((int)call.Arguments["to"]!, call.Arguments.GetValueOrDefault("everyMs") as int? ?? 0, ct)))
        .Field("Subscription", "never", Stream((shop, _, ct) => shop.CountAsync(1, Timeout.Infinite, ct)))
        .Field("Subscription", "breaks", Stream((shop, _, ct) => shop.BreakAsync(ct)))
        .Field("Subscription", "closed", Resolve.Stream((_, _) => new(SubscriptionStart.Refused(new FieldError("Not today.", "CLOSED"))), (e, _, _) => new(e)));

    private static FieldResolver Stream(Func<Shop, FieldCall, CancellationToken, IAsyncEnumerable<object>> events) =>
        Resolve.Stream((call, ct) => new(SubscriptionStart.Listening(events((Shop)call.Context, call, ct))), (e, _, _) => new(e));

    private static object Items(FieldCall call) => call.Arguments.GetValueOrDefault("first") switch
    {
        int first and >= 0 and <= 100 => Enumerable.Range(1, first).Select(i => new Item(i)).ToList(),
        _ => new FieldError("first must be 0 to 100.", "OUT_OF_RANGE"),
    };

    private async IAsyncEnumerable<object> CountAsync(int to, int everyMs, [EnumeratorCancellation] CancellationToken ct)
    {
        Interlocked.Increment(ref _listening);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Delay(everyMs, ct);
                yield return i;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _listening);
        }
    }

    private async IAsyncEnumerable<object> BreakAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var one in CountAsync(1, 0, ct))
            yield return one;
        throw new InvalidOperationException("Password=hunter2");
    }

    private sealed record Item(int Id);
}
