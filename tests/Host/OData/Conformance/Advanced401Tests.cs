using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Switchboard.Host.Tests.OData.Conformance;

/// <summary>OData 4.01, Advanced Conformance Level, as far as it is about reading.</summary>
public sealed class Advanced401Tests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("contacts?$filter=conversations/$count($filter=status eq 'resolved') eq 1")]
    [InlineData("contacts?$filter=conversations/$count($search=\"Customer 2\") eq 1")]
    public async Task Advanced_03_counting_a_filtered_or_searched_collection_is_not_offered_and_says_so(string path)
    {
        var answer = await desk.Reader.ODataAsync(path, _ct);

        ((int)answer.Status).ShouldBeOneOf(400, 501);
    }

    [Fact]
    public async Task Advanced_04_compute()
    {
        var rows = await desk.Reader.RowsAsync("conversations?$compute=concat(contactName,'!') as loud&$select=loud&$orderby=number&$top=1", _ct);

        rows[0].GetProperty("loud").GetString().ShouldBe("Customer 1!");
    }

    [Fact]
    public async Task Advanced_06_metadata_is_JSON()
    {
        var metadata = (await desk.Reader.ReadAsync("$metadata?$format=json", _ct)).GetProperty("Switchboard");

        metadata.GetProperty("Conversation").GetProperty("$Kind").GetString().ShouldBe("EntityType");
        metadata.GetProperty("Conversation").GetProperty("contact").GetProperty("$Kind").GetString().ShouldBe("NavigationProperty");
        metadata.GetProperty("Container").GetProperty("conversations").GetProperty("$Type").GetString().ShouldBe("Switchboard.Conversation");
    }

    [Fact]
    public async Task Advanced_07_batches_go_as_JSON()
    {
        using var body = JsonContent.Create(new { requests = new[] { new { id = "1", method = "GET", url = "conversations?$top=1&$select=number&$orderby=number" } } });

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", body, _ct);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        JsonElement response = answer.Json.GetProperty("responses")[0];
        response.GetProperty("status").GetInt32().ShouldBe(200);
        response.GetProperty("body").GetProperty("value").EnumerateArray().Numbers().ShouldBe([1]);
    }
}
