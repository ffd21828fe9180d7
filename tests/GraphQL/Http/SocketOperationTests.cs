using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>What runs on a socket, and how it ends.</summary>
public sealed class SocketOperationTests
{
    [Theory]
    [InlineData("{ hello }", """{"hello":"world"}""")]
    [InlineData("mutation { add(n: 5) }", """{"add":5}""")]
    public async Task A_single_answer_comes_and_is_completed(string query, string data)
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SubscribeAsync("1", query);

        var next = await socket.HearAsync();
        next["type"]!.GetValue<string>().ShouldBe("next");
        next["id"]!.GetValue<string>().ShouldBe("1");
        next["payload"]!["data"]!.ToJsonString().ShouldBe(data);
        (await socket.HearAsync()).ToJsonString().ShouldBe("""{"type":"complete","id":"1"}""");
    }

    [Fact]
    public async Task Events_come_in_order_and_then_the_end()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SubscribeAsync("1", "subscription { count(to: 100) }");

        for (var i = 1; i <= 100; i++)
            (await socket.HearAsync())["payload"]!["data"]!["count"]!.GetValue<int>().ShouldBe(i);
        (await socket.HearAsync())["type"]!.GetValue<string>().ShouldBe("complete");
    }

    [Fact]
    public async Task Complete_stops_the_events()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);
        await socket.SubscribeAsync("1", "subscription { count(to: 1000000, everyMs: 1) }");
        await socket.HearAsync();

        await socket.SayAsync("""{"type":"complete","id":"1"}""");
        await Server.UntilAsync(() => server.Shop.Listening == 0, "the end of the count");
        await socket.SayAsync("""{"type":"ping"}""");

        var said = new List<string>();
        while (said.LastOrDefault() != "pong")
            said.Add((await socket.HearAsync())["type"]!.GetValue<string>());
        said.SkipLast(1).ShouldAllBe(type => type == "next");
    }

    [Fact]
    public async Task A_client_that_hangs_up_leaves_nothing_running_and_no_complaint()
    {
        await using var server = await Server.StartAsync();
        await using (var socket = await Socket.BeginAsync(server))
        {
            for (var i = 0; i < 10; i++)
                await socket.SubscribeAsync($"{i}", "subscription { count(to: 1000000, everyMs: 1) }");
            await socket.HearAsync();
        }

        await Server.UntilAsync(() => server is { Sockets: 0, Shop.Listening: 0 }, "the end of the count");

        server.Errors.ShouldBeEmpty();
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cut_line_leaves_nothing_running_and_no_complaint()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);
        await socket.SubscribeAsync("1", "subscription { never }");
        await Server.UntilAsync(() => server.Shop.Listening == 1, "the subscription");

        using var cut = await server.Client.PostAsync(new Uri(server.Url, "/drop"), null);
        await Server.UntilAsync(() => server is { Sockets: 0, Shop.Listening: 0 }, "the end of the subscription");

        server.Errors.ShouldBeEmpty();
        server.Unexpected.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_in_use_closes_the_socket()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SubscribeAsync("1", "subscription { never }");
        await socket.SubscribeAsync("1", "{ hello }");

        (await socket.ClosedAsync()).ShouldBe(4409);
    }

    [Fact]
    public async Task An_id_is_free_again_after_the_end()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        for (var i = 0; i < 50; i++)
        {
            await socket.SubscribeAsync("1", "subscription { never }");
            await socket.SayAsync("""{"type":"complete","id":"1"}""");
        }

        await socket.SubscribeAsync("1", "{ hello }");

        (await socket.HearAsync())["payload"]!["data"]!.ToJsonString().ShouldBe("""{"hello":"world"}""");
    }

    [Fact]
    public async Task The_51st_operation_is_refused_and_the_others_run_on()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);
        for (var i = 0; i < 50; i++)
            await socket.SubscribeAsync(i.ToString(CultureInfo.InvariantCulture), "subscription { never }");

        await socket.SubscribeAsync("50", "{ hello }");
        var refused = await socket.HearAsync();
        await socket.SayAsync("""{"type":"complete","id":"7"}""");
        await socket.SubscribeAsync("51", "{ hello }");

        refused["type"]!.GetValue<string>().ShouldBe("error");
        refused["id"]!.GetValue<string>().ShouldBe("50");
        Code(refused).ShouldBe("TOO_MANY_OPERATIONS");
        (await socket.HearAsync())["id"]!.GetValue<string>().ShouldBe("51");
        await socket.SubscribeAsync("1", "{ hello }");
        (await socket.ClosedAsync()).ShouldBe(4409);
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ items(first: 1000000) { name } }", "COST_LIMIT")]
    [InlineData("subscription { closed }", "CLOSED")]
    [InlineData("subscription { breaks }", "INTERNAL")]
    public async Task What_cannot_run_ends_with_an_error(string query, string code)
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SubscribeAsync("1", query);
        var said = await socket.HearAsync();
        if (said["type"]!.GetValue<string>() == "next")
            said = await socket.HearAsync();

        said["type"]!.GetValue<string>().ShouldBe("error");
        Code(said).ShouldBe(code);
        said.ToJsonString().ShouldNotContain("hunter2");
        await socket.SubscribeAsync("1", "{ hello }");
        (await socket.HearAsync())["type"]!.GetValue<string>().ShouldBe("next");
    }

    private static string Code(JsonNode error) => error["payload"]![0]!["extensions"]!["code"]!.GetValue<string>();
}
