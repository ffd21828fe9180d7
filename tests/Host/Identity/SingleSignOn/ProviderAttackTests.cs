using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Host.Identity.SingleSignOn;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>Whoever runs a provider may say that anybody is anybody; whoever stands between may send anything. None of it leads out of the tenant.</summary>
public sealed class ProviderAttackTests(SingleSignOnStage stage) : IClassFixture<SingleSignOnStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_of_another_company_whom_a_provider_vouches_for_is_somebody_in_its_own_company_alone()
    {
        var victim = await stage.Deployment.FreshTenantAsync(Ct);
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "hostile", Ct);
        using var attacker = new Traveller(stage.Address);

        await attacker.SignInAsync(stage, provider, new { sub = "v", name = "Victim", email = victim.Supervisor.Email }, Ct);

        var session = await attacker.SessionAsync(Ct);
        session.GetProperty("tenant").GetProperty("slug").GetString().ShouldBe(tenant.Slug);
        session.GetProperty("tenants").GetArrayLength().ShouldBe(1);
        session.GetProperty("proofs").GetArrayLength().ShouldBe(1);
        foreach (var path in (string[])["/conversations", "/members", "/session"])
            (await attacker.Client.SendAsync(HttpMethod.Get, path, (object?)null, Ct, ("X-Tenant", victim.Slug))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await attacker.ChangeAsync(HttpMethod.Post, "/availability", new { availability = "online" }, Ct, ("X-Tenant", victim.Slug))).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_account_behind_it_is_out_of_reach()
    {
        var victim = await stage.Deployment.FreshTenantAsync(Ct);
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "account", Ct);
        using var attacker = new Traveller(stage.Address);
        await attacker.SignInAsync(stage, provider, new { sub = "v", email = victim.Agent.Email, auth_time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() }, Ct, again: true);

        (HttpMethod Method, string Path, object? Body)[] doors =
        [
            (HttpMethod.Get, "/account/security", null), (HttpMethod.Post, "/account/security/totp", null), (HttpMethod.Post, "/account/security/totp/confirm", new { code = "000000" }),
            (HttpMethod.Delete, "/account/security/totp", null), (HttpMethod.Post, "/account/security/recovery-codes", null), (HttpMethod.Post, "/account/security/passkeys/options", null),
            (HttpMethod.Post, "/session/reauthenticate", new { password = Deployment.Password }), (HttpMethod.Post, "/session/reauthenticate/options", null),
            (HttpMethod.Post, "/email-confirmation", new { }), (HttpMethod.Post, "/invitations/accept", new { token = "x" }),
        ];
        foreach (var (method, path, body) in doors)
            (await attacker.ChangeAsync(method, path, body, Ct)).Code.ShouldBe("session.provider", path);
    }

    [Fact]
    public async Task Applications_of_another_company_do_not_take_such_a_session()
    {
        var victim = await stage.Deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(victim, Ct);
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "application", Ct);
        using var attacker = new Traveller(stage.Address);
        await attacker.SignInAsync(stage, provider, new { sub = "v", email = victim.Agent.Email }, Ct);

        var asked = await attacker.Client.SendAsync(
            HttpMethod.Get, $"~/connect/authorize?response_type=code&client_id={application.Id}&redirect_uri={Uri.EscapeDataString(Application.Home)}&scope=openid&code_challenge={new string('a', 43)}&code_challenge_method=S256", (HttpContent?)null, Ct);

        asked.Headers.ContainsKey("Location").ShouldBeFalse();
        asked.Text.ShouldNotContain("code=");
        asked.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Guesses_at_the_accounts_password_are_not_forgotten_by_it()
    {
        var victim = await stage.Deployment.FreshTenantAsync(Ct);
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "counter", Ct);
        await new ApiClient(stage.Address).SendAsync(HttpMethod.Post, "/session", new { email = victim.Agent.Email, password = "a wrong guess" }, Ct);
        using var attacker = new Traveller(stage.Address);

        await attacker.SignInAsync(stage, provider, new { sub = "v", email = victim.Agent.Email }, Ct);

        await using var command = stage.Deployment.Owner.CreateCommand("select access_failed_count from catalog.users where normalized_email = upper($1)");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = victim.Agent.Email });
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task What_began_in_another_browser_is_not_taken()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "browser", Ct);
        using var mine = new Traveller(stage.Address);
        using var theirs = new Traveller(stage.Address);
        var callback = stage.OpenId.SignIn(await mine.StartAsync(provider, Ct), new { sub = "attacker", email = "a@attack.example" });

        (await theirs.ReturnAsync(callback, Ct)).ShouldContain("sso=sso.state");
        (await theirs.IsInAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_used_once_is_not_taken_again()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "replay", Ct);
        using var person = new Traveller(stage.Address);
        var callback = stage.OpenId.SignIn(await person.StartAsync(provider, Ct), new { sub = "li", email = "li@replay.example" });
        var cookies = person.Client.Cookies;
        using var copy = new ApiClient(stage.Address);
        foreach (var cookie in cookies.Split("; "))
            copy.Keep(cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        (await person.ReturnAsync(callback, Ct)).ShouldBe("/portal/");
        (await person.ReturnAsync(callback, Ct)).ShouldContain("sso=sso.state");
        Browser.Sent(await copy.SendAsync(HttpMethod.Get, "~" + new Uri(callback).PathAndQuery, (HttpContent?)null, Ct)).ShouldContain("sso=sso.state");
    }

    [Fact]
    public async Task A_code_of_one_provider_is_no_code_of_another()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var (honest, other) = (await stage.ConnectAsync(admin, "honest", Ct), await stage.ConnectAsync(admin, "other", Ct));
        using var person = new Traveller(stage.Address);
        var (first, second) = (await person.StartAsync(honest, Ct), await person.StartAsync(other, Ct));
        var ofHonest = stage.OpenId.SignIn(first, new { sub = "li", email = "li@mixed.example" });
        var state = QueryHelpers.ParseQuery(new Uri(second).Query)["state"].ToString();
        var ofHonestsState = QueryHelpers.ParseQuery(new Uri(first).Query)["state"].ToString();

        var named = await person.ReturnAsync(ofHonest.Replace(ofHonestsState, state, StringComparison.Ordinal), Ct);

        named.ShouldContain("sso=sso.token");
        var third = await person.StartAsync(other, Ct);
        var stolen = stage.OpenId.SignIn(await person.StartAsync(honest, Ct), new { sub = "li" }, iss: stage.OpenId.IssuerOf("other"));
        var injected = QueryHelpers.ParseQuery(new Uri(stolen).Query)["state"].ToString();
        (await person.ReturnAsync(stolen.Replace(injected, QueryHelpers.ParseQuery(new Uri(third).Query)["state"].ToString(), StringComparison.Ordinal), Ct)).ShouldContain("sso=sso.provider-refused");
        (await person.IsInAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_code_of_somebody_elses_attempt_is_not_taken()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "injected", Ct);
        using var victim = new Traveller(stage.Address);
        using var attacker = new Traveller(stage.Address);
        var theirs = stage.OpenId.SignIn(await victim.StartAsync(provider, Ct), new { sub = "victim", email = "v@injected.example" });
        var mine = await attacker.StartAsync(provider, Ct);
        string StateOf(string url) => QueryHelpers.ParseQuery(new Uri(url).Query)["state"].ToString();

        (await attacker.ReturnAsync(theirs.Replace(StateOf(theirs), StateOf(mine), StringComparison.Ordinal), Ct)).ShouldContain("sso=sso.provider-refused");
    }

    [Fact]
    public async Task The_address_to_come_back_to_belongs_to_one_company()
    {
        var (ours, admin) = await stage.TenantAsync(Ct);
        var (theirs, _) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "address", Ct);
        using var person = new Traveller(stage.Address);
        var callback = stage.OpenId.SignIn(await person.StartAsync(provider, Ct), new { sub = "li" });

        (await person.ReturnAsync(callback.Replace("/callback/" + ours.Slug, "/callback/" + theirs.Slug, StringComparison.Ordinal), Ct)).ShouldContain("sso=sso.state");
    }

    [Theory]
    [InlineData("/desk/conversations/1", "/desk/conversations/1")]
    [InlineData("/connect/authorize?client_id=a&scope=openid", "/connect/authorize?client_id=a&scope=openid")]
    [InlineData("https://evil.example/", "/portal/")]
    [InlineData("//evil.example/", "/portal/")]
    [InlineData("/\\evil.example/", "/portal/")]
    [InlineData("/portal/..//evil.example", "/portal/")]
    [InlineData("/portal/\n", "/portal/")]
    [InlineData("/api/v1/session", "/portal/")]
    [InlineData("javascript:alert(1)", "/portal/")]
    [InlineData(null, "/portal/")]
    public void Nobody_is_sent_elsewhere_afterwards(string? wanted, string to) => ReturnPath.Of(wanted).ShouldBe(to);

    [Fact]
    public async Task Another_site_cannot_begin_it()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "forged", Ct);
        using var person = new Traveller(stage.Address);

        (await person.StartAsync(provider, Ct, headers: ("Sec-Fetch-Site", "cross-site"))).ShouldBe($"/portal/sign-in?tenant={tenant.Slug}&to=%2Fportal%2F");
    }

    [Theory]
    [InlineData("http://10.0.0.1")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://localhost:8443")]
    [InlineData("https://intranet.corp")]
    [InlineData("https://login.example.com/.well-known/openid-configuration")]
    [InlineData("https://login.example.com?a=b")]
    public async Task An_issuer_within_our_own_network_or_that_is_none_is_not_connected(string issuer)
    {
        var (_, admin) = await stage.TenantAsync(Ct);

        var answer = await admin.SendAsync(HttpMethod.Post, "/identity-providers", new { kind = "oidc", name = "X", issuer, clientId = "a", clientSecret = "b" }, Ct);

        answer.Code.ShouldBe("input.invalid");
        answer.Text.ShouldContain("issuer");
    }

    [Theory]
    [InlineData("huge", "sso.unreachable")]
    [InlineData("renamed", "sso.misconfigured")]
    [InlineData("page", "sso.misconfigured")]
    public async Task A_discovery_document_that_is_no_good_is_told_in_words(string realm, string problem)
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, realm, Ct);
        using var person = new Traveller(stage.Address);

        var tested = await admin.PostAsync($"/identity-providers/{provider}/test", new { }, Ct);
        var sent = await person.StartAsync(provider, Ct);

        tested.GetProperty("problem").GetString().ShouldBe(problem);
        tested.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        sent.ShouldContain("sso=" + problem);
        sent.ShouldContain("quote=");
    }

    [Fact]
    public async Task A_slow_provider_is_given_up()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "slow", Ct);

        (await admin.PostAsync($"/identity-providers/{provider}/test", new { }, Ct)).GetProperty("problem").GetString().ShouldBe("sso.unreachable");
    }

    [Fact]
    public async Task Sessions_and_what_they_granted_end_with_their_provider()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "ends", Ct);
        using var person = new Traveller(stage.Address);
        await person.SignInAsync(stage, provider, new { sub = "li", email = "li@ends.example" }, Ct);
        await using var socket = await HubSocket.ConnectAgentAsync(person.Client, Ct);
        (await person.IsInAsync(Ct)).ShouldBeTrue();

        await admin.PutAsync($"/identity-providers/{provider}", new { name = "Company sign-in", provision = true, defaultRole = "agent", enabled = false }, Ct);

        (await person.IsInAsync(Ct)).ShouldBeFalse();
        await socket.Closed.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        (await person.StartAsync(provider, Ct)).ShouldContain("sso=sso.state");
        (await new ApiClient(stage.Address).GetAsync($"/single-sign-on/providers?tenant={tenant.Slug}", Ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_sign_in_page_learns_of_no_company_whether_it_exists()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        using var nobody = new ApiClient(stage.Address);

        var (existing, made) = (await nobody.SendAsync(HttpMethod.Get, $"/single-sign-on/providers?tenant={tenant.Slug}", null, Ct), await nobody.SendAsync(HttpMethod.Get, "/single-sign-on/providers?tenant=no-such-company", null, Ct));
        await stage.ConnectAsync(admin, "offered", Ct);
        var offered = await nobody.GetAsync($"/single-sign-on/providers?tenant={tenant.Slug}", Ct);

        existing.Text.ShouldBe(made.Text);
        offered.GetProperty("items")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "kind", "name"]);
    }

    [Fact]
    public async Task Only_whoever_holds_every_right_connects_one_and_nobody_reads_its_secret()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var role = await admin.PostAsync("/roles", new { name = "Sign-in keeper", basis = "agent", permissions = new[] { "identity-providers:manage" } }, Ct);
        var email = $"keeper@{tenant.Slug}.example";
        await admin.PostAsync("/members", new { name = "Keeper", email, role = "agent", password = Deployment.Password, customRoleId = role.GetProperty("id").GetGuid() }, Ct);
        var keeper = await ApiClient.SignInAsync(stage.Address, email, Deployment.Password, Ct);

        var refused = await keeper.SendAsync(HttpMethod.Post, "/identity-providers", new { kind = "oidc", name = "X", issuer = stage.OpenId.IssuerOf("x"), clientId = "a", clientSecret = "b" }, Ct);
        await stage.ConnectAsync(admin, "secret", Ct);
        var listed = await admin.SendAsync(HttpMethod.Get, "/identity-providers", null, Ct);

        refused.Code.ShouldBe("role.exceeds-yours");
        listed.Text.ShouldNotContain("ecret%");
        listed.Text.ShouldNotContain("clientSecret");
    }
}
