using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Switchboard.Host.Tests.Rest;

public sealed class BadInputTests(ParcelHost host) : IClassFixture<ParcelHost>
{
    private const string Label = "/api/v1/parcels/018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10/label";

    [Theory]
    [InlineData("{}", "label", "is required")]
    [InlineData("", "label", "is required")]
    [InlineData("{\"label\":null}", "label", "a string")]
    [InlineData("{\"label\":5}", "label", "a string")]
    [InlineData("{\"label\":[\"a\"]}", "label", "a string")]
    [InlineData("{\"label\":\"\"}", "label", "")]
    [InlineData("{\"label\":\"123456789012345678901\"}", "label", "20")]
    [InlineData("{\"label\":\"a\\u0000b\"}", "label", "a string")]
    [InlineData("{\"label\":\"\\ud800\"}", "label", "a string")]
    [InlineData("{\"Label\":\"a\"}", "Label", "known are id, label")]
    [InlineData("{\"label\":\"a\",\"wight\":1}", "wight", "known are id, label")]
    [InlineData("{\"label\":\"a\",\"label\":\"b\"}", "label", "only once")]
    [InlineData("{\"label\":\"a\",\"id\":\"018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a11\"}", "id", "only once")]
    [InlineData("{\"label\":\"a\",\"size\":\"huge\"}", "size", "small, extra-large")]
    [InlineData("{\"label\":\"a\",\"size\":\"ExtraLarge\"}", "size", "small, extra-large")]
    [InlineData("{\"label\":\"a\",\"size\":1}", "size", "small, extra-large")]
    [InlineData("{\"label\":\"a\",\"count\":\"3\"}", "count", "number")]
    [InlineData("{\"label\":\"a\",\"count\":1.5}", "count", "number")]
    [InlineData("{\"label\":\"a\",\"count\":99999999999}", "count", "number")]
    [InlineData("{\"label\":\"a\",\"count\":null}", "count", "number")]
    [InlineData("{\"label\":\"a\",\"count\":6}", "count", "between 1 and 5")]
    [InlineData("{\"label\":\"a\",\"at\":\"tomorrow\"}", "at", "a time such as")]
    [InlineData("{\"label\":\"a\",\"at\":\"2026-11-21T09:30:00\"}", "at", "a time such as")]
    [InlineData("{\"label\":\"a\",\"to\":5}", "to", "object")]
    [InlineData("{\"label\":\"a\",\"to\":{}}", "to.street", "is required")]
    [InlineData("{\"label\":\"a\",\"to\":{\"street\":null}}", "to.street", "a string")]
    [InlineData("{\"label\":\"a\",\"to\":{\"street\":\"b\",\"zip\":1}}", "to.zip", "known are street, number")]
    [InlineData("{\"label\":\"a\",\"with\":[\"x\"]}", "with[0]", "an id")]
    [InlineData("{\"label\":\"a\",\"with\":{}}", "with", "list")]
    [InlineData("[]", "$", "JSON object")]
    [InlineData("null", "$", "JSON object")]
    [InlineData("\"text\"", "$", "JSON object")]
    [InlineData("{\"label\":\"a\"", "$", "not valid JSON")]
    [InlineData("{\"label\":\"a\"} {}", "$", "not valid JSON")]
    [InlineData("{\"label\":\"a\"},\"size\":\"small\"", "$", "not valid JSON")]
    [InlineData("{,\"label\":\"a\"}", "$", "not valid JSON")]
    [InlineData("{\"label\":\"a\",}", "$", "not valid JSON")]
    [InlineData("{label:\"a\"}", "$", "not valid JSON")]
    [InlineData("not json", "$", "JSON object")]
    public async Task A_body_that_is_wrong_is_refused_with_the_field_and_what_would_be_right(string body, string field, string right)
    {
        var answer = await host.Client.PostAsync(Label, Json(body));

        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        problem.GetProperty("code").GetString().ShouldBe("input.invalid");
        var error = problem.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("field").GetString().ShouldBe(field);
        error.GetProperty("message").GetString()!.ShouldContain(right);
    }

    [Fact]
    public async Task A_body_nested_without_end_is_refused()
    {
        var body = "{\"label\":\"a\",\"to\":" + string.Concat(Enumerable.Repeat("{\"street\":", 1000)) + "1" + new string('}', 1001);

        await ProblemAsync(await host.Client.PostAsync(Label, Json(body)), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"label\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var problem = await ProblemAsync(await host.Client.PostAsync(Label, content), HttpStatusCode.BadRequest);

        problem.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_its_length_was_told(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Label) { Content = Json("{\"label\":\"" + new string('a', 1024 * 1024) + "\"}") };
        request.Headers.TransferEncodingChunked = chunked;

        await ProblemAsync(await host.Client.SendAsync(request), HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_does_not_say_it_is_JSON_is_refused(string? type)
    {
        using var content = new StringContent("{\"label\":\"a\"}");
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);

        await ProblemAsync(await host.Client.PostAsync(Label, content), HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=-1", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=5&limit=6", "limit")]
    [InlineData("?after=rubbish", "after")]
    [InlineData("?sort=weight", "sort")]
    [InlineData("?sort=--label", "sort")]
    [InlineData("?sort=", "sort")]
    [InlineData("?size=huge", "size")]
    [InlineData("?size=small&size=small", "size")]
    [InlineData("?view=none", "view")]
    [InlineData("?search=", "search")]
    [InlineData("?search=a%00b", "search")]
    [InlineData("?colour=red", "colour")]
    [InlineData("?Limit=5", "Limit")]
    public async Task A_list_refuses_a_parameter_it_does_not_know_or_cannot_read(string query, string field)
    {
        var problem = await ProblemAsync(await host.Client.GetAsync("/api/v1/parcels" + query), HttpStatusCode.BadRequest);

        problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("?q=a&limit=ten", "limit")]
    [InlineData("?q=a&limit=007", "limit")]
    [InlineData("?q=a&limit=5,\"exact\":true", "limit")]
    [InlineData("?q=a&exact=yes", "exact")]
    [InlineData("?q=a&q=b", "q")]
    [InlineData("?q=a&colour=red", "colour")]
    [InlineData("?q=a%00", "q")]
    public async Task A_read_with_parameters_refuses_what_it_cannot_read(string query, string field)
    {
        var problem = await ProblemAsync(await host.Client.GetAsync("/api/v1/parcels/find" + query), HttpStatusCode.BadRequest);

        problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("GET", "/api/v1/parcels/not-an-id")]
    [InlineData("DELETE", "/api/v1/parcels/not-an-id")]
    public async Task An_id_that_is_none_answers_as_one_that_does_not_exist(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var problem = await ProblemAsync(await host.Client.SendAsync(request), HttpStatusCode.NotFound);

        problem.GetProperty("code").GetString().ShouldBe("parcel.not-found");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    internal static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("type").GetString()!.ShouldEndWith(problem.GetProperty("code").GetString()!);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
