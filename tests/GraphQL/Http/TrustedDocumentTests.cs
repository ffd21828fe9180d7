using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>Documents that are known before they are sent, and callers that may send no others.</summary>
public sealed class TrustedDocumentTests
{
    private const string Known = "query Echo($t: String) { echo(text: $t) }";
    private static readonly string Id = GraphQLEngine.HashOf(Encoding.UTF8.GetBytes(Known));
    private static readonly ServerSettings Strict = new(AdHoc: false, Trusted: [Known]);

    [Fact]
    public async Task A_known_document_is_named_by_its_id()
    {
        await using var server = await Server.StartAsync(Strict);

        var plain = await server.PostAsync($$$"""{"documentId":"{{{Id}}}","variables":{"t":"a"}}""");
        var apollo = await server.PostAsync($$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{Id}}}"}},"variables":{"t":"b"}}""");

        plain.Data!["echo"]!.GetValue<string>().ShouldBe("a");
        apollo.Data!["echo"]!.GetValue<string>().ShouldBe("b");
    }

    [Fact]
    public async Task A_known_document_is_named_by_its_id_in_the_address()
    {
        await using var server = await Server.StartAsync(Strict);
        var extensions = Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Id}}}"}}""");

        var plain = await server.GetAsync($"documentId={Id}&variables=%7B%22t%22%3A%22a%22%7D");
        var apollo = await server.GetAsync($"extensions={extensions}&variables=%7B%22t%22%3A%22b%22%7D");

        plain.Data!["echo"]!.GetValue<string>().ShouldBe("a");
        apollo.Data!["echo"]!.GetValue<string>().ShouldBe("b");
    }

    [Fact]
    public async Task A_known_document_may_be_sent_in_full()
    {
        await using var server = await Server.StartAsync(Strict);

        var answer = await server.AskAsync(Known, new JsonObject { ["t"] = "a" });

        answer.Data!["echo"]!.GetValue<string>().ShouldBe("a");
    }

    [Theory]
    [InlineData("{ hello }", null, "DOCUMENT_NOT_TRUSTED")]
    [InlineData(Known + " ", null, "DOCUMENT_NOT_TRUSTED")]
    [InlineData(null, "0000000000000000000000000000000000000000000000000000000000000000", "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData(null, "../../secrets", "PERSISTED_QUERY_NOT_FOUND")]
    public async Task Everything_else_is_refused(string? query, string? id, string code)
    {
        await using var server = await Server.StartAsync(Strict);

        var answer = await server.PostAsync(new JsonObject { ["query"] = query, ["documentId"] = id }.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_known_id_opens_no_door_for_another_text()
    {
        await using var server = await Server.StartAsync(Strict);

        var answer = await server.PostAsync($$"""{"query":"{ secret }","documentId":"{{Id}}"}""");

        answer.Code.ShouldBe("DOCUMENT_NOT_TRUSTED");
    }

    [Fact]
    public async Task Sockets_know_the_same_documents_and_no_others()
    {
        await using var server = await Server.StartAsync(Strict);
        await using var socket = await Socket.BeginAsync(server);

        await socket.SayAsync($$$"""{"type":"subscribe","id":"1","payload":{"variables":{"t":"a"},"documentId":"{{{Id}}}" }}""");
        var known = await socket.HearAsync();
        await socket.HearAsync();
        await socket.SubscribeAsync("2", "{ hello }");

        known["payload"]!["data"]!["echo"]!.GetValue<string>().ShouldBe("a");
        (await socket.HearAsync())["payload"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("DOCUMENT_NOT_TRUSTED");
    }
}
