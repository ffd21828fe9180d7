using Switchboard.GraphQL.Tests.Differential;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>Clients that others wrote.</summary>
public sealed class ClientTests(Reference reference)
{
    [Fact]
    public async Task Urql_asks_changes_and_subscribes_both_ways()
    {
        await using var server = await Server.StartAsync();

        var seen = await NodeScript.RunAsync(reference, "urql.mjs", server.Url.ToString());

        seen["query"]!["echo"]!.GetValue<string>().ShouldBe("你好");
        seen["byPost"]!.GetValue<int>().ShouldBe(5000);
        seen["mutation"]!["add"]!.GetValue<int>().ShouldBe(5);
        seen["failed"]!.ToJsonString().ShouldBe("""["FORBIDDEN"]""");
        seen["socket"]!.ToJsonString().ShouldBe("[1,2,3]");
        seen["events"]!.ToJsonString().ShouldBe("[1,2,3]");
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_graphql_ws_client_whose_line_is_cut_carries_on()
    {
        await using var server = await Server.StartAsync();

        var seen = await NodeScript.RunAsync(reference, "reconnect.mjs", server.Url.ToString(), new Uri(server.Url, "/drop").ToString());

        seen["connected"]!.GetValue<int>().ShouldBe(2);
        seen["closed"]![0]!.GetValue<int>().ShouldBe(1006);
        seen["seen"]!.ToJsonString().ShouldStartWith("[1,");
        seen["seen"]!.ToJsonString().ShouldEndWith(",1,2,3,4,5]");
        await Server.UntilAsync(() => server is { Sockets: 0, Shop.Listening: 0 }, "the end of both subscriptions");
        server.Errors.ShouldBeEmpty();
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_alone_hears_events()
    {
        await using var server = await Server.StartAsync();

        var seen = await NodeScript.RunAsync(reference, "events.mjs", server.Url.ToString(), "subscription { count(to: 2, everyMs: 1) }");

        seen["type"]!.GetValue<string>().ShouldBe("text/event-stream");
        seen["events"]!.ToJsonString().ShouldBe(
            """[{"event":"next","data":{"data":{"count":1}}},{"event":"next","data":{"data":{"count":2}}},{"event":"complete","data":null}]""");
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_reads_the_schema_within_the_limits()
    {
        await using var server = await Server.StartAsync();

        var seen = await NodeScript.RunAsync(reference, "introspect.mjs", server.Url.ToString());

        seen["printed"]!.GetValue<string>().ShouldContain("items(first: Int! = 10): [Item!]");
        seen["cost"]!.GetValue<double>().ShouldBe(1000);
    }
}
