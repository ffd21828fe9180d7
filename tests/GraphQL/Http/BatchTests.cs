using System.Net;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>Several requests in one message.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task A_batch_of_ten_is_answered_in_order()
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync(Batch(10));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.AsArray().Select(a => a!["data"]!["add"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, 10));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(100)]
    public async Task A_longer_batch_is_refused_whole(int length)
    {
        await using var server = await Server.StartAsync();

        var answer = await server.PostAsync(Batch(length));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        server.Shop.Sum.ShouldBe(0);
    }

    private static string Batch(int length) => new JsonArray([.. Enumerable.Range(1, length).Select(_ => new JsonObject { ["query"] = "mutation { add(n: 1) }" })]).ToJsonString();
}
