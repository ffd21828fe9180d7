using System.Net;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>Text arrives whole or not at all: JSON may hold bytes and halves of characters that no text can.</summary>
public sealed class UnicodeTests
{
    [Theory]
    [InlineData("""{"query":"{ echo(text: \"\ud800\") }"}""")]
    [InlineData("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\ud800"}}""")]
    [InlineData("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\udc00\ud800"}}""")]
    [InlineData("""{"query":"{ search }","variables":{"\ud800x":1}}""")]
    public async Task Half_a_character_is_400(string body)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync(body, Answer.Json);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("BAD_REQUEST");
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Half_a_character_in_the_address_is_400()
    {
        await using var server = await Server.StartAsync();

        var answer = await server.GetAsync("query=%7Bhello%7D&variables=%7B%22t%22%3A%22%5Cud800%22%7D");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_400()
    {
        await using var server = await Server.StartAsync();
        using var body = new ByteArrayContent([.. "{\"query\":\"{ echo(text: \\\""u8, 0xC3, 0x28, .. "\\\") }\"}"u8]);
        body.Headers.ContentType = new(Answer.Json);

        var answer = await server.PostAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("BAD_REQUEST");
        server.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\ud83c\udfc3 \\ud800 \" 你"}}""", "🏃 \\ud800 \" 你")]
    [InlineData("""{"query":"{ echo(text: \"\ud83c\udfc3 \\ud83c\\udfc3\") }"}""", "🏃 🏃")]
    public async Task Every_whole_character_arrives(string body, string expected)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync(body, Answer.Json);

        answer.Data!["echo"]!.GetValue<string>().ShouldBe(expected);
    }
}
