using System.Net;
using System.Text;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>How a request is read.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_query_may_come_in_the_address()
    {
        await using var server = await Server.StartAsync();
        var query = Uri.EscapeDataString("query A { hello } query B($t: String) { echo(text: $t) }");
        var variables = Uri.EscapeDataString("""{"t":"你好 & good day"}""");

        var answer = await server.GetAsync($"query={query}&operationName=B&variables={variables}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data!["echo"]!.GetValue<string>().ShouldBe("你好 & good day");
    }

    [Fact]
    public async Task GET_changes_nothing()
    {
        await using var server = await Server.StartAsync();
        var mutation = Uri.EscapeDataString("mutation { add(n: 1) }");

        var json = await server.GetAsync($"query={mutation}", Answer.Json);
        var events = await server.GetAsync($"query={mutation}", "text/event-stream");

        json.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        json.Headers.Allow.ShouldBe(["POST"]);
        events.Text.ShouldContain("errors");
        server.Shop.Sum.ShouldBe(0);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_not_served(string method)
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Url) { Content = new StringContent("""{"query":"{ hello }"}""", Encoding.UTF8, Answer.Json) };

        var answer = await server.SendAsync(request, Answer.Json);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Headers.Allow.ShouldBe(["GET", "POST"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[]")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":"{ hello }","variables":"{}"}""")]
    [InlineData("""{"query":"{ hello }","variables":[1]}""")]
    [InlineData("""{"query":"{ hello }","operationName":1}""")]
    [InlineData("""{"query":"{ hello }","extensions":""}""")]
    [InlineData("""{"documentId":1}""")]
    public async Task What_is_no_request_is_400(string body)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync(body, Answer.Json);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("BAD_REQUEST");
        server.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("variables=1")]
    [InlineData("variables=%5B%5D")]
    [InlineData("variables=%7B")]
    [InlineData("extensions=1")]
    public async Task Parameters_in_the_address_are_checked_too(string parameter)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.GetAsync($"query=%7Bhello%7D&{parameter}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_is_read_up_to_its_limit_and_no_further()
    {
        await using var server = await Server.StartAsync();
        var fits = new string(' ', 200_000);
        using var endless = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent(new string(' ', 20_000_000), Encoding.UTF8, Answer.Json) };
        endless.Headers.ExpectContinue = true;

        var read = await server.PostAsync($$"""{"query":"{ hello {{fits}} }"}""", Answer.Json);
        var refused = await server.SendAsync(endless, Answer.Json);

        read.Data!.ToJsonString().ShouldBe("""{"hello":"world"}""");
        refused.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_turned_away_at_the_gate_gets_its_answer()
    {
        await using var server = await Server.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent("""{"query":"mutation { add(n: 1) }"}""", Encoding.UTF8, Answer.Json) };
        request.Headers.Add("X-Stranger", "yes");

        var answer = await server.SendAsync(request, Answer.Json);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        server.Shop.Sum.ShouldBe(0);
    }

    [Fact]
    public async Task What_broke_is_told_to_us_and_not_to_the_client()
    {
        await using var server = await Server.StartAsync();

        var answer = await server.AskAsync("{ broken hello }");

        answer.Data!.ToJsonString().ShouldBe("""{"broken":null,"hello":"world"}""");
        answer.Code.ShouldBe("INTERNAL");
        answer.Text.ShouldNotContain("hunter2");
        server.Unexpected.ShouldHaveSingleItem().Message.ShouldBe("Password=hunter2");
    }
}
