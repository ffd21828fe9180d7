using System.Net.WebSockets;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>How a socket begins, and each way in which it is closed for what was said on it.</summary>
public sealed class SocketGreetingTests
{
    private static readonly ServerSettings Hasty = new(InitialWait: TimeSpan.FromMilliseconds(100));

    [Fact]
    public async Task A_socket_that_never_greets_is_closed()
    {
        await using var server = await Server.StartAsync(Hasty);
        await using var socket = await Socket.OpenAsync(server);

        var code = await socket.ClosedAsync();

        code.ShouldBe(4408);
    }

    [Fact]
    public async Task A_socket_that_never_greets_and_never_says_goodbye_is_let_go()
    {
        await using var server = await Server.StartAsync(Hasty);
        await using var socket = await Socket.OpenAsync(server);

        await Server.UntilAsync(() => server.Sockets == 0, "the end of the deaf socket");

        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_socket_that_greets_in_time_is_kept()
    {
        await using var server = await Server.StartAsync(Hasty);
        await using var socket = await Socket.OpenAsync(server);
        await using var silent = await Socket.OpenAsync(server);

        await socket.SayAsync("""{"type":"connection_init"}""");
        await silent.ClosedAsync();
        await socket.SayAsync("""{"type":"ping"}""");

        (await socket.HearAsync())["type"]!.GetValue<string>().ShouldBe("connection_ack");
        (await socket.HearAsync())["type"]!.GetValue<string>().ShouldBe("pong");
    }

    [Theory]
    [InlineData("two greetings", """{"type":"connection_init"}""", 4429)]
    [InlineData("no JSON", "{", 4400)]
    [InlineData("JSON that is no object", "[]", 4400)]
    [InlineData("no type", "{}", 4400)]
    [InlineData("a type that is no text", """{"type":1}""", 4400)]
    [InlineData("an unknown type", """{"type":"start","id":"1"}""", 4400)]
    [InlineData("half a character", """{"type":"\ud800"}""", 4400)]
    [InlineData("half a character in a document", """{"type":"subscribe","id":"1","payload":{"query":"{ echo(text: \"\ud800\") }"}}""", 4400)]
    [InlineData("half a character in a variable", """{"type":"subscribe","id":"1","payload":{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\udc00"}}}""", 4400)]
    [InlineData("a subscription without an id", """{"type":"subscribe","payload":{"query":"{ hello }"}}""", 4400)]
    [InlineData("a subscription without a payload", """{"type":"subscribe","id":"1"}""", 4400)]
    [InlineData("a payload without a query", """{"type":"subscribe","id":"1","payload":{}}""", 4400)]
    [InlineData("variables that are no object", """{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""", 4400)]
    [InlineData("an end without an id", """{"type":"complete"}""", 4400)]
    public async Task What_does_not_belong_there_closes_the_socket(string what, string message, int expected)
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SayAsync(message);

        (await socket.ClosedAsync()).ShouldBe(expected, what);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_close_the_socket()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.BeginAsync(server);

        await socket.SayAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        (await socket.ClosedAsync()).ShouldBe(4400);
    }

    [Fact]
    public async Task Nobody_subscribes_before_being_let_in()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.OpenAsync(server);

        await socket.SubscribeAsync("1", "{ hello }");

        (await socket.ClosedAsync()).ShouldBe(4401);
    }

    [Theory]
    [InlineData("stranger", 4403)]
    [InlineData("trouble", 4500)]
    public async Task A_gate_that_does_not_open_closes_the_socket(string who, int expected)
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.OpenAsync(server);

        await socket.SayAsync($$$"""{"type":"connection_init","payload":{"who":"{{{who}}}"}}""");

        (await socket.ClosedAsync()).ShouldBe(expected);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_of_another_protocol_is_told_so()
    {
        await using var server = await Server.StartAsync();
        await using var socket = await Socket.OpenAsync(server, "graphql-ws");

        var code = await socket.ClosedAsync();

        code.ShouldBe(4406);
    }

    [Fact]
    public async Task A_message_of_a_megabyte_closes_its_own_socket_only()
    {
        await using var server = await Server.StartAsync();
        await using var loud = await Socket.BeginAsync(server);
        await using var quiet = await Socket.BeginAsync(server);

        await loud.SayAsync(new byte[1_000_000].Select(_ => (byte)' ').ToArray(), WebSocketMessageType.Text);

        (await loud.ClosedAsync()).ShouldBe(1009);
        await quiet.SayAsync("""{"type":"ping"}""");
        (await quiet.HearAsync())["type"]!.GetValue<string>().ShouldBe("pong");
        server.Errors.ShouldBeEmpty();
    }
}
