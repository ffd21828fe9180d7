using System.Net;
using System.Text;
using System.Text.Json;

namespace Switchboard.Host.Tests.Rest;

public sealed class AnswerTests(ParcelHost host) : IClassFixture<ParcelHost>
{
    private const string Id = "018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10";

    [Theory]
    [InlineData("first", HttpStatusCode.Created)]
    [InlineData("again", HttpStatusCode.OK)]
    public async Task A_first_success_has_the_declared_status_and_a_replay_has_200(string label, HttpStatusCode status)
    {
        var answer = await LabelAsync("{\"label\":\"" + label + "\",\"size\":\"extra-large\",\"at\":\"2026-11-21T17:30:00+08:00\"}");

        answer.StatusCode.ShouldBe(status);
        var parcel = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        parcel.GetProperty("id").GetString().ShouldBe(Id);
        parcel.GetProperty("size").GetString().ShouldBe("extra-large");
        parcel.GetProperty("at").GetString().ShouldBe("2026-11-21T09:30:00Z");
    }

    [Fact]
    public async Task A_verb_with_nothing_to_tell_answers_204()
    {
        var answer = await host.Client.DeleteAsync($"/api/v1/parcels/{Id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_read_takes_its_input_from_the_query()
    {
        var answer = await host.Client.GetStringAsync("/api/v1/parcels/find?q=12&limit=7&exact=true");

        answer.ShouldBe("{\"q\":\"12\",\"limit\":7,\"exact\":true}");
    }

    [Fact]
    public async Task A_refusal_answers_with_its_own_code()
    {
        var problem = await BadInputTests.ProblemAsync(await LabelAsync("{\"label\":\"lost\"}"), HttpStatusCode.Conflict);

        problem.GetProperty("code").GetString().ShouldBe("parcel.lost");
        problem.GetProperty("detail").GetString().ShouldBe("This parcel is lost. Send another.");
    }

    [Fact]
    public async Task A_fault_of_ours_answers_500_without_saying_what_it_was()
    {
        var answer = await LabelAsync("{\"label\":\"broken\"}");

        var problem = await BadInputTests.ProblemAsync(answer, HttpStatusCode.InternalServerError);
        problem.ToString().ShouldNotContain("secret of the house");
    }

    [Theory]
    [InlineData("stranger", HttpStatusCode.Unauthorized)]
    [InlineData("guest", HttpStatusCode.Forbidden)]
    public async Task Whoever_may_not_is_told_so_before_anything_about_the_body(string who, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/parcels/{Id}/label") { Content = new StringContent("{", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Who", who);

        await BadInputTests.ProblemAsync(await host.Client.SendAsync(request), status);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nothing.txt", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/parcels", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/parcels", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/api/v1/parcels/" + Id + "/label", HttpStatusCode.MethodNotAllowed)]
    public async Task An_address_or_method_that_is_none_answers_as_a_problem(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var answer = await host.Client.SendAsync(request);

        await BadInputTests.ProblemAsync(answer, status);
        if (status == HttpStatusCode.MethodNotAllowed)
            answer.Content.Headers.Allow.ShouldNotBeEmpty();
    }

    private Task<HttpResponseMessage> LabelAsync(string body) =>
        host.Client.PostAsync($"/api/v1/parcels/{Id}/label", new StringContent(body, Encoding.UTF8, "application/json"));
}
