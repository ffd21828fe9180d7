using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>GraphQL over HTTP: what is asked for, what comes, and with which status.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData(null, Answer.Json)]
    [InlineData("*/*", Answer.Json)]
    [InlineData("application/*", Answer.Json)]
    [InlineData("application/json", Answer.Json)]
    [InlineData("application/json, application/graphql-response+json", Answer.Json)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Answer.Response)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Answer.Response)]
    [InlineData("text/html, */*;q=0.1", Answer.Json)]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", Answer.Response)]
    public async Task The_preferred_type_is_used(string? accept, string expected)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync("""{"query":"{ hello }"}""", accept);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.MediaType.ShouldBe(expected);
        answer.Data!.ToJsonString().ShouldBe("""{"hello":"world"}""");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    public async Task Nothing_acceptable_is_406(string accept)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync("""{"query":"{ hello }"}""", accept);

        answer.Status.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{ nothing }", HttpStatusCode.BadRequest)]
    [InlineData("query($n: Int!) { items(first: $n) { name } }", HttpStatusCode.BadRequest)]
    [InlineData("query A { hello } query B { hello }", HttpStatusCode.BadRequest)]
    [InlineData("{ items(first: 1000000) { name } }", HttpStatusCode.BadRequest)]
    [InlineData("subscription { never }", HttpStatusCode.BadRequest)]
    [InlineData("{ broken refused hello }", HttpStatusCode.OK)]
    public async Task Only_the_newer_type_says_by_its_status_that_nothing_ran(string query, HttpStatusCode newer)
    {
        await using var server = await Server.StartAsync();

        var response = await server.AskAsync(query, accept: Answer.Response);
        var json = await server.AskAsync(query, accept: Answer.Json);

        response.Status.ShouldBe(newer);
        json.Status.ShouldBe(HttpStatusCode.OK);
        (response.Body.AsObject().ContainsKey("data")).ShouldBe(newer == HttpStatusCode.OK);
        json.Text.ShouldBe(response.Text);
        json.Message.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Only_JSON_in_UTF8_is_read(string type)
    {
        await using var server = await Server.StartAsync();
        using var body = new ByteArrayContent("""{"query":"mutation { add(n: 1) }"}"""u8.ToArray());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await server.PostAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        server.Shop.Sum.ShouldBe(0);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        await using var server = await Server.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($$"""{"query":"{{new string('{', 1_000_000)}}"}"""));
        using var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue(Answer.Json);
        body.Headers.ContentEncoding.Add("gzip");

        var answer = await server.PostAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        server.Errors.ShouldBeEmpty();
    }
}
