namespace Switchboard.GraphQL.Tests.Http;

/// <summary>Server-sent events: an operation a request.</summary>
public sealed class EventStreamTests
{
    private const string End = "event: complete\ndata:\n\n";

    [Theory]
    [InlineData("subscription { count(to: 2) }", """{"data":{"count":1}}""", """{"data":{"count":2}}""")]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { add(n: 3) }", """{"data":{"add":3}}""")]
    public async Task Every_answer_is_an_event_and_so_is_the_end(string query, params string[] answers)
    {
        await using var server = await Server.StartAsync();

        var stream = await server.AskAsync(query, accept: "text/event-stream");

        stream.MediaType.ShouldBe("text/event-stream");
        stream.Text.ShouldBe(string.Concat(answers.Select(a => $"event: next\ndata: {a}\n\n")) + End);
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { closed }", "CLOSED")]
    [InlineData("subscription { breaks }", "INTERNAL")]
    public async Task What_cannot_run_is_an_event_too(string query, string code)
    {
        await using var server = await Server.StartAsync();

        var stream = await server.AskAsync(query, accept: "text/event-stream");

        stream.Text.ShouldContain($"\"code\":\"{code}\"");
        stream.Text.ShouldEndWith(End);
        stream.Text.ShouldNotContain("hunter2");
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_listener_that_leaves_is_not_waited_for()
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Url}?query=subscription%7Bcount(to:1000000,everyMs:1)%7D");
        request.Headers.Accept.ParseAdd("text/event-stream");

        using (var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            response.EnsureSuccessStatusCode();
        await Server.UntilAsync(() => server.Shop.Listening == 0, "the end of the count");

        server.Errors.ShouldBeEmpty();
        server.Unexpected.ShouldBeEmpty();
    }
}
