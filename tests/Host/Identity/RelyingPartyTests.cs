using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>Every flow, with the certified relying party of npm on the other side.</summary>
public sealed class RelyingPartyTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_signs_a_person_in_with_a_code_and_pkce(bool confidential)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct, confidential);
        await using var party = await application.OpenAsync(Ct);

        var tokens = await new Browser(tenant.Agent).SignInAsync(party, "openid profile email conversations:read", Ct);

        var claims = tokens.GetProperty("claims");
        claims.GetProperty("tenant").GetString().ShouldBe(tenant.Id.ToString());
        var about = await party.DoAsync("userinfo", new { sub = claims.GetProperty("sub").GetString() });
        about.GetProperty("email").GetString().ShouldBe(tenant.Agent.Email);
        about.GetProperty("name").GetString().ShouldBe("Agent");
        (await party.DoAsync("verify", new { token = Access(tokens) })).GetProperty("scope").GetString().ShouldBe("openid profile email conversations:read");
        tokens.GetProperty("refresh").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_token_opens_what_it_was_granted_for_and_nothing_else()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var tokens = await new Browser(tenant.Agent).SignInAsync(party, "conversations:read", Ct);
        using var program = new ApiClient(deployment.Address, Access(tokens));

        var granted = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);
        var held = await program.SendAsync(HttpMethod.Get, "/contacts", null, Ct);
        var graph = await program.SendAsync(HttpMethod.Post, "~/graphql", new { query = "{ conversations(first: 1) { nodes { id } } }" }, Ct);

        granted.Status.ShouldBe(HttpStatusCode.OK);
        held.Code.ShouldBe("permission.missing");
        graph.Text.ShouldContain("\"nodes\"");
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_whoever_uses_it_again_ends_everything()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var first = await new Browser(tenant.Agent).SignInAsync(party, "openid offline_access conversations:read", Ct);
        var second = await party.DoAsync("refresh", new { scope = "conversations:read" });
        using var program = new ApiClient(deployment.Address, Access(second));
        var before = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        var stolen = await party.FailAsync("refresh", new { token = first.GetProperty("refresh").GetString() });
        var own = await party.FailAsync("refresh", new { token = second.GetProperty("refresh").GetString() });
        var after = await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct);

        second.GetProperty("scope").GetString().ShouldBe("conversations:read");
        before.Status.ShouldBe(HttpStatusCode.OK);
        stolen.ShouldBe("invalid_grant");
        own.ShouldBe("invalid_grant");
        after.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_application_acts_for_itself_with_the_role_it_was_registered_with()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct, role: "analyst", scopes: ["conversations:read", "messages:read"])).OpenAsync(Ct);

        var tokens = await party.DoAsync("own", new { });

        using var program = new ApiClient(deployment.Address, Access(tokens));
        (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Status.ShouldBe(HttpStatusCode.OK);
        (await program.SendAsync(HttpMethod.Get, "/contacts", null, Ct)).Code.ShouldBe("permission.missing");
        (await party.FailAsync("own", new { scope = "members:manage" })).ShouldBe("invalid_scope");
    }

    [Fact]
    public async Task A_device_without_a_browser_is_connected_by_a_person_who_types_its_code()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct, confidential: false)).OpenAsync(Ct);
        var browser = new Browser(tenant.Agent);

        var begun = await party.DoAsync("device", new { scope = "openid conversations:read" });
        var typed = await browser.OpenAsync(begun.GetProperty("verification_uri").GetString()!, Ct);
        var shown = await browser.SubmitAsync(typed, Ct, ("user_code", begun.GetProperty("user_code").GetString()!.ToLowerInvariant()));
        var done = await browser.SubmitAsync(shown, Ct, ("decision", "allow"));
        var tokens = await party.DoAsync("poll", new { });

        shown.Text.ShouldContain("Parcel tracker");
        done.Text.ShouldContain("connected");
        tokens.GetProperty("scope").GetString().ShouldBe("openid conversations:read");
    }

    [Fact]
    public async Task A_person_may_refuse_a_device()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct, confidential: false)).OpenAsync(Ct);
        var browser = new Browser(tenant.Agent);
        var begun = await party.DoAsync("device", new { scope = "openid" });

        var shown = await browser.SubmitAsync(await browser.OpenAsync(begun.GetProperty("verification_uri_complete").GetString()!, Ct), Ct, ("user_code", begun.GetProperty("user_code").GetString()!));
        await browser.SubmitAsync(shown, Ct, ("decision", "deny"));

        (await party.FailAsync("poll", new { })).ShouldBe("access_denied");
    }

    [Fact]
    public async Task A_pushed_request_is_answered_once()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var browser = new Browser(tenant.Agent);
        var url = (await party.DoAsync("push", new { scope = "openid" })).GetProperty("url").GetString()!;

        var tokens = await party.DoAsync("finish", new { url = await browser.AgreeAsync(url, Ct) });
        var again = await browser.OpenAsync(url, Ct);

        url.ShouldNotContain("scope");
        tokens.GetProperty("scope").GetString().ShouldBe("openid");
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_application_signs_its_person_out_and_they_come_back_to_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        using var person = await ApiClient.SignInAsync(deployment.Address, tenant.Agent.Email, Deployment.Password, Ct);
        var browser = new Browser(person);
        var tokens = await browser.SignInAsync(party, "openid conversations:read", Ct);
        var url = (await party.DoAsync("logout", new { back = "https://app.example.com/bye", hint = tokens.GetProperty("id").GetString(), state = "s1" })).GetProperty("url").GetString()!;

        var back = Browser.Sent(await browser.OpenAsync(url, Ct));

        back.ShouldBe("https://app.example.com/bye?state=s1");
        (await person.SendAsync(HttpMethod.Get, "/session", null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var program = new ApiClient(deployment.Address, Access(tokens));
        (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_server_asks_whether_a_token_counts_and_takes_it_back()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var other = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        await using var stranger = await (await Application.RegisterAsync(other, Ct)).OpenAsync(Ct);
        var token = Access(await new Browser(tenant.Agent).SignInAsync(party, "openid conversations:read", Ct));

        var own = await party.DoAsync("introspect", new { token });
        var foreign = await stranger.DoAsync("introspect", new { token });
        await stranger.DoAsync("revoke", new { token });
        var still = await party.DoAsync("introspect", new { token });
        await party.DoAsync("revoke", new { token });
        var gone = await party.DoAsync("introspect", new { token });

        own.GetProperty("active").GetBoolean().ShouldBeTrue();
        own.GetProperty("scope").GetString().ShouldBe("openid conversations:read");
        foreign.ToString().ShouldBe("""{"active":false}""");
        still.GetProperty("active").GetBoolean().ShouldBeTrue();
        gone.ToString().ShouldBe("""{"active":false}""");
    }

    [Fact]
    public async Task Keys_change_under_fifty_requests_a_second_and_nobody_notices()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var keys = deployment.Services.GetRequiredService<SigningKeys>();

        var load = party.DoAsync("load", new { seconds = 16, perSecond = 50, url = new Uri(deployment.Address, "/api/v1/conversations?limit=1") });
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        await keys.RotateAsync(TimeSpan.FromSeconds(3), Ct);
        var seen = await load;

        seen.GetProperty("failures").ToString().ShouldBe("[]");
        seen.GetProperty("requests").GetInt32().ShouldBe(800);
        seen.GetProperty("kids").GetArrayLength().ShouldBe(2);
    }

    private static string Access(JsonElement tokens) => tokens.GetProperty("access").GetString()!;
}
