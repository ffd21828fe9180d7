using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>Several requests in one: each is judged by itself, in its turn.</summary>
public sealed class BatchTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_stops_at_the_first_request_that_fails()
    {
        var responses = await RunAsync([Get("1", "conversations/$count"), Get("2", "nothing"), Get("3", "conversations/$count")]);

        responses.Select(Status).ShouldBe([200, 404]);
    }

    [Fact]
    public async Task Who_asks_to_continue_gets_every_answer()
    {
        var responses = await RunAsync([Get("1", "nothing"), Get("2", "conversations/$count")], ("Prefer", "odata.continue-on-error"));

        responses.Select(Status).ShouldBe([404, 200]);
        responses[0].GetProperty("body").GetProperty("error").GetProperty("code").GetString().ShouldBe("odata.unknown-resource");
        responses[1].GetProperty("body").GetString().ShouldBe("3");
    }

    [Fact]
    public async Task What_depends_on_a_failure_is_not_tried()
    {
        var responses = await RunAsync([Get("1", "nothing"), Get("2", "conversations/$count", "1"), Get("3", "conversations/$count", "nobody")], ("Prefer", "continue-on-error"));

        responses.Select(Status).ShouldBe([404, 424, 400]);
    }

    [Fact]
    public async Task A_request_goes_on_from_the_row_that_another_found()
    {
        var responses = await RunAsync([Get("1", $"conversations({desk.Conversations[1]})"), Get("2", "$1/contact?$select=name", "1"), Get("3", "$2/conversations/$count", "2")]);

        responses[1].GetProperty("body").GetProperty("name").GetString().ShouldBe("Customer 2");
        responses[2].GetProperty("body").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task Addresses_are_relative_absolute_or_a_path()
    {
        var root = desk.Tenant.Address;

        var responses = await RunAsync(
            [Get("1", "conversations/$count"), Get("2", "/odata/v4/conversations/$count"), Get("3", $"{root}odata/v4/conversations/$count"), Get("4", "http://elsewhere.example/odata/v4/conversations"), Get("5", "/api/v1/conversations")],
            ("Prefer", "continue-on-error"));

        responses.Select(Status).ShouldBe([200, 200, 200, 404, 404]);
    }

    [Fact]
    public async Task Each_request_has_its_own_headers_and_takes_the_version_of_the_batch()
    {
        var plain = new { id = "1", method = "GET", url = "conversations?$top=1" };
        var full = new { id = "2", method = "GET", url = "conversations?$top=1", headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["accept"] = "application/json;metadata=full", ["odata-maxversion"] = "4.0" } };

        var responses = await RunAsync([plain, full], ("OData-MaxVersion", "4.01"));

        responses[0].GetProperty("body").TryGetProperty("@context", out _).ShouldBeTrue();
        responses[1].GetProperty("body").GetProperty("value")[0].TryGetProperty("@odata.id", out _).ShouldBeTrue();
        responses[1].GetProperty("headers").GetProperty("odata-version").GetString().ShouldBe("4.0");
    }

    [Theory]
    [InlineData("authorization", "Bearer sb_other")]
    [InlineData("Cookie", "switchboard=x")]
    [InlineData("X-Tenant", "other")]
    [InlineData("Host", "elsewhere.example")]
    public async Task A_request_within_cannot_say_who_asks(string header, string value)
    {
        var sly = new { id = "1", method = "GET", url = "conversations", headers = new Dictionary<string, string>(StringComparer.Ordinal) { [header] = value } };

        var responses = await RunAsync([sly]);

        responses.Select(Status).ShouldBe([400]);
    }

    [Fact]
    public async Task Each_request_is_let_in_by_itself()
    {
        using var nobody = new ApiClient(desk.Tenant.Address);
        using var body = JsonContent.Create(new { requests = new[] { Get("1", "conversations") } });

        var answer = await nobody.SendAsync(HttpMethod.Post, Asking.Root + "$batch", body, _ct);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Groups_of_changes_are_refused()
    {
        var responses = await RunAsync([new { id = "1", method = "POST", url = "conversations", atomicityGroup = "g" }]);

        responses.Select(Status).ShouldBe([501]);
    }

    [Fact]
    public async Task A_change_set_in_a_multipart_batch_is_refused_and_the_rest_is_answered()
    {
        const string Body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nDELETE conversations(1) HTTP/1.1\r\n\r\n\r\n--c--\r\n"
            + "--b\r\nContent-Type: application/http\r\nContent-ID: 2\r\n\r\nGET /odata/v4/conversations/$count\r\nAccept: text/plain\r\n\r\n\r\n--b--\r\n";
        using var content = new StringContent(Body);
        content.Headers.ContentType = new("multipart/mixed") { Parameters = { new("boundary", "b") } };

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", content, _ct, ("Prefer", "odata.continue-on-error"));

        answer.Text.ShouldContain("HTTP/1.1 501 Not Implemented");
        answer.Text.ShouldContain("Content-ID: 2");
        answer.Text.ShouldContain("\r\n\r\n3\r\n--");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"requests\":1}")]
    [InlineData("{\"requests\":[{\"id\":\"1\"}]}")]
    [InlineData("{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"\"},{\"id\":\"1\",\"method\":\"GET\",\"url\":\"\"}]}")]
    [InlineData("not json")]
    public async Task What_is_no_batch_is_refused_as_a_whole(string text)
    {
        using var body = new StringContent(text, System.Text.Encoding.UTF8, "application/json");

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", body, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.ErrorCode().ShouldBe("odata.malformed");
    }

    [Fact]
    public async Task An_ETag_spares_a_request_of_a_batch_its_body()
    {
        var tag = (await desk.Tenant.Program().ODataAsync("conversations", _ct)).Headers["ETag"];
        var again = new { id = "1", method = "GET", url = "conversations", headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["If-None-Match"] = tag } };

        var responses = await RunAsync([again]);

        Status(responses[0]).ShouldBe(304);
        responses[0].TryGetProperty("body", out _).ShouldBeFalse();
    }

    private static object Get(string id, string url, params string[] dependsOn) => new { id, method = "GET", url, dependsOn };

    private static int Status(JsonElement response) => response.GetProperty("status").GetInt32();

    private async Task<IReadOnlyList<JsonElement>> RunAsync(object[] requests, params (string, string)[] headers)
    {
        using var body = JsonContent.Create(new { requests });
        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", body, _ct, headers);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Json.GetProperty("responses").EnumerateArray()];
    }
}
