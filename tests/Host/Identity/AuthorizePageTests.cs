using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>What a person meets between an application and us.</summary>
public sealed class AuthorizePageTests(Deployment deployment)
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_and_comes_back_to_the_same_request()
    {
        var application = await Application.RegisterAsync(await deployment.FreshTenantAsync(Ct), Ct);
        using var nobody = deployment.Anonymous();
        var url = Url(application, ("state", "s1"));

        var answer = await new Browser(nobody).OpenAsync(url, Ct);

        Browser.Sent(answer).ShouldStartWith("/portal/sign-in?to=%2Fconnect%2Fauthorize");
        QueryHelpers.ParseQuery(new Uri(new Uri("http://h"), Browser.Told(answer, "to")!).Query)["state"].ToString().ShouldBe("s1");
    }

    [Fact]
    public async Task Somebody_elses_application_has_to_ask_once_and_again_for_more()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct, thirdParty: true);
        var browser = new Browser(tenant.Agent);

        var asked = await browser.OpenAsync(Url(application), Ct);
        var allowed = await browser.SubmitAsync(asked, Ct, ("decision", "allow"));
        var known = await browser.OpenAsync(Url(application), Ct);
        var more = await browser.OpenAsync(Url(application, ("scope", "openid contacts:read")), Ct);
        var forced = await browser.OpenAsync(Url(application, ("prompt", "consent")), Ct);

        asked.Text.ShouldContain("Parcel tracker");
        asked.Text.ShouldContain("conversations:read");
        Browser.Told(allowed, "code").ShouldNotBeNull();
        Browser.Told(allowed, "iss").ShouldBe(deployment.Address.GetLeftPart(UriPartial.Authority));
        Browser.Told(known, "code").ShouldNotBeNull();
        more.Status.ShouldBe(HttpStatusCode.OK);
        forced.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_refuses_sends_the_application_away()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var browser = new Browser(tenant.Agent);
        var asked = await browser.OpenAsync(Url(await Application.RegisterAsync(tenant, Ct, thirdParty: true), ("state", "s1")), Ct);

        var refused = await browser.SubmitAsync(asked, Ct, ("decision", "deny"));

        Browser.Told(refused, "error").ShouldBe("access_denied");
        Browser.Told(refused, "state").ShouldBe("s1");
        Browser.Told(refused, "code").ShouldBeNull();
    }

    [Fact]
    public async Task A_consent_that_this_person_was_not_shown_counts_for_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct, thirdParty: true);
        var shownToAgent = await new Browser(tenant.Agent).OpenAsync(Url(application), Ct);

        var byAdmin = await new Browser(tenant.Admin).SubmitAsync(shownToAgent, Ct, ("decision", "allow"));
        var withoutToken = await tenant.Agent.SendAsync(HttpMethod.Post, "~/connect/consent", new FormUrlEncodedContent([new("decision", "allow"), new("ticket", "x")]), Ct);

        byAdmin.Status.ShouldBe(HttpStatusCode.BadRequest);
        withoutToken.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("redirect_uri", "https://app.example.com/signed-in/")]
    [InlineData("redirect_uri", "https://app.example.com/signed-iN")]
    [InlineData("redirect_uri", "https://attacker.example/signed-in")]
    [InlineData("redirect_uri", "")]
    [InlineData("client_id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("client_id", "x' or 1=1")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:x")]
    [InlineData("request_uri", "https://attacker.example/request")]
    public async Task Nobody_is_ever_sent_to_an_address_that_was_not_registered(string name, string value)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);

        var answer = await new Browser(tenant.Agent).OpenAsync(Url(application, (name, value)), Ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.ContainsKey("Location").ShouldBeFalse();
    }

    [Theory]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("scope", "members:manage", "invalid_scope")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("prompt", "none", "consent_required")]
    public async Task Whatever_else_is_wrong_is_told_to_the_application(string name, string value, string error)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct, thirdParty: true);

        var answer = await new Browser(tenant.Agent).OpenAsync(Url(application, (name, value), ("state", "s1")), Ct);

        Browser.Sent(answer).ShouldStartWith(Application.Home + "?");
        Browser.Told(answer, "error").ShouldBe(error);
        Browser.Told(answer, "state").ShouldBe("s1");
    }

    [Fact]
    public async Task An_application_may_ask_quietly_whether_somebody_is_signed_in()
    {
        var application = await Application.RegisterAsync(await deployment.FreshTenantAsync(Ct), Ct);
        using var nobody = deployment.Anonymous();

        var answer = await new Browser(nobody).OpenAsync(Url(application, ("prompt", "none")), Ct);

        Browser.Told(answer, "error").ShouldBe("login_required");
    }

    [Fact]
    public async Task Signing_in_again_is_asked_for_once_and_cannot_be_skipped()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);
        using var person = await ApiClient.SignInAsync(deployment.Address, tenant.Agent.Email, Deployment.Password, Ct);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);

        var sent = await new Browser(person).OpenAsync(Url(application, ("prompt", "login")), Ct);
        var back = Browser.Told(sent, "to")!;
        var skipped = await new Browser(person).OpenAsync(back, Ct);
        var forged = await new Browser(person).OpenAsync(Url(application, ("signed_in_after", "0")), Ct);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);
        using var again = await ApiClient.SignInAsync(deployment.Address, tenant.Agent.Email, Deployment.Password, Ct);
        var done = await new Browser(again).OpenAsync(back, Ct);

        Browser.Sent(sent).ShouldContain("again=1");
        Browser.Sent(skipped).ShouldContain("/portal/sign-in");
        Browser.Sent(forged).ShouldContain("/portal/sign-in");
        Browser.Told(done, "code").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_application_of_another_company_is_none_of_this_persons()
    {
        var (ours, theirs) = (await deployment.FreshTenantAsync(Ct), await deployment.FreshTenantAsync(Ct));
        var application = await Application.RegisterAsync(theirs, Ct);

        var answer = await new Browser(ours.Agent).OpenAsync(Url(application), Ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldNotContain(theirs.Tenant.Name);
    }

    [Fact]
    public async Task A_code_that_is_used_twice_ends_what_came_of_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);
        var code = Browser.Told(await new Browser(tenant.Agent).OpenAsync(Url(application), Ct), "code")!;
        var first = await ExchangeAsync(application, code);
        using var program = new ApiClient(deployment.Address, first.Json.GetProperty("access_token").GetString());
        var before = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        var second = await ExchangeAsync(application, code);
        var after = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        before.Status.ShouldBe(HttpStatusCode.OK);
        second.Json.GetProperty("error").GetString().ShouldBe("invalid_grant");
        after.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_many_who_use_a_code_at_once_at_most_one_gets_tokens()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);
        var code = Browser.Told(await new Browser(tenant.Agent).OpenAsync(Url(application), Ct), "code")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ExchangeAsync(application, code)));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task The_pages_run_no_script_and_are_framed_by_nobody()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct, thirdParty: true);

        var page = await new Browser(tenant.Agent).OpenAsync(Url(application), Ct);

        var policy = page.Headers["Content-Security-Policy"];
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("form-action 'self' https://app.example.com;");
        page.Headers["Cache-Control"].ShouldBe("no-store");
    }

    private async Task<Answer> ExchangeAsync(Application application, string code)
    {
        using var client = deployment.Anonymous();
        return await client.SendAsync(HttpMethod.Post, "~/connect/token", new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Application.Home), new("code_verifier", Verifier),
            new("client_id", application.Id), new("client_secret", application.Secret),
        ]), Ct);
    }

    private static string Url(Application application, params (string Name, string Value)[] changed)
    {
        var sent = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = application.Id,
            ["redirect_uri"] = Application.Home,
            ["scope"] = "openid conversations:read",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changed)
            sent[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", sent);
    }
}
