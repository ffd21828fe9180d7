using System.Net;
using Switchboard.Host.Rest.Description;
using Switchboard.Registry;

namespace Switchboard.Host.Tests.Rest.Versions;

/// <summary>Which API this is, and which of its operations end.</summary>
public sealed class VersionTests(ParcelHost host) : IClassFixture<ParcelHost>
{
    private const string Parcel = "/api/v1/parcels/018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10";

    [Theory]
    [InlineData("GET", "/api/v1/parcels/find?q=1", HttpStatusCode.OK)]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/parcels", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", Parcel, HttpStatusCode.NoContent)]
    public async Task Every_answer_names_the_version(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Api-Version", "2026-12");

        var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        answer.Headers.GetValues("Api-Version").ShouldBe(["2026-12"]);
    }

    [Fact]
    public async Task A_fault_of_ours_does_not_take_the_headers_away()
    {
        var answer = await host.Client.PostAsync(Parcel + "/label", new StringContent("{\"label\":\"broken\"}", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.GetValues("Api-Version").ShouldBe(["2026-12"]);
        answer.Headers.GetValues("RateLimit").ShouldHaveSingleItem().ShouldStartWith("\"default\";r=");
    }

    [Theory]
    [InlineData("2025-01")]
    [InlineData("2")]
    [InlineData("")]
    public async Task A_version_that_is_not_served_is_refused_with_those_that_are(string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/parcels/find?q=1");
        request.Headers.TryAddWithoutValidation("Api-Version", version);

        var problem = await BadInputTests.ProblemAsync(await host.Client.SendAsync(request, TestContext.Current.CancellationToken), HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe("version.unknown");
        problem.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("2026-12");
    }

    [Fact]
    public async Task An_operation_that_ends_says_from_when_until_when_and_what_comes_instead()
    {
        var answer = await host.Client.PostAsync(Parcel + "/stamp", null, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Deprecation").ShouldBe(["@1796083200"]);
        answer.Headers.GetValues("Sunset").ShouldBe(["Tue, 01 Jun 2027 00:00:00 GMT"]);
        answer.Headers.GetValues("Link").ShouldBe(["</docs#parcels.label>; rel=\"successor-version\""]);
    }

    [Fact]
    public void An_operation_that_ends_is_described_so()
    {
        var document = ApiDocument.Of(VerbRegistry.Read(typeof(ParcelHost).Assembly));

        var stamp = document["paths"]!["/parcels/{id}/stamp"]!["post"]!;
        stamp["deprecated"]!.GetValue<bool>().ShouldBeTrue();
        stamp["description"]!.GetValue<string>().ShouldBe("Deprecated from 2026-12-01. It ends on 2027-06-01. Use parcels.label.");
        stamp["responses"]!["204"]!["headers"]!.AsObject().Select(h => h.Key).ShouldContain("Sunset");
        document["paths"]!["/parcels/{id}/label"]!["post"]!["deprecated"].ShouldBeNull();
    }

    [Fact]
    public async Task An_operation_that_stays_says_nothing_of_the_kind()
    {
        var answer = await host.Client.DeleteAsync(Parcel, TestContext.Current.CancellationToken);

        answer.Headers.Contains("Deprecation").ShouldBeFalse();
        answer.Headers.Contains("Sunset").ShouldBeFalse();
    }
}
