using System.Net;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Host.Identity.SingleSignOn;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>With servers that we did not write for this: another Switchboard as the provider, our own applications behind it, a tenant with a database of its own.</summary>
public sealed class FellowServerTests(SingleSignOnStage stage) : IClassFixture<SingleSignOnStage>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_Switchboard_signs_people_in()
    {
        var theirs = await stage.Deployment.FreshTenantAsync(Ct);
        var (ours, admin) = await stage.TenantAsync(Ct);
        var made = await theirs.Admin.PostAsync("/oauth-clients", new
        {
            name = "Us", confidential = true, thirdParty = false, grantTypes = new[] { "authorization-code" }, scopes = new[] { "openid", "profile", "email" }, role = "agent",
            redirectUris = new[] { $"{stage.Address.GetLeftPart(UriPartial.Authority)}/api/v1/single-sign-on/callback/{ours.Slug}" },
        }, Ct);
        var provider = (await admin.PostAsync("/identity-providers", new
        {
            kind = "oidc", name = "Them", issuer = stage.Deployment.Address.GetLeftPart(UriPartial.Authority), clientId = made.GetProperty("client").GetProperty("id").GetString(),
            clientSecret = made.GetProperty("secret").GetString(), defaultRole = "agent", provision = true,
        }, Ct)).GetProperty("id").GetGuid();
        using var person = new Traveller(stage.Address);
        await using (var command = stage.Deployment.Owner.CreateCommand("update catalog.users set email_confirmed = true where normalized_email = upper($1)"))
        {
            // An unconfirmed address it would not stand by, and we would not take.
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = theirs.Supervisor.Email });
            await command.ExecuteNonQueryAsync(Ct);
        }

        var callback = await new Browser(theirs.Supervisor).AgreeAsync(await person.StartAsync(provider, Ct), Ct);
        await person.ReturnAsync(callback, Ct);

        var session = await person.SessionAsync(Ct);
        session.GetProperty("tenant").GetProperty("slug").GetString().ShouldBe(ours.Slug);
        session.GetProperty("user").GetProperty("email").GetString().ShouldBe(theirs.Supervisor.Email);
    }

    [Fact]
    public async Task What_such_a_session_granted_to_an_application_ends_with_the_provider()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "granted", Ct);
        var application = await Application.RegisterAsync(tenant, Ct) with { Address = stage.Address };
        await using var party = await application.OpenAsync(Ct);
        using var person = new Traveller(stage.Address);
        await person.SignInAsync(stage, provider, new { sub = "li", email = "li@granted.example" }, Ct);
        var tokens = await new Browser(person.Client).SignInAsync(party, "openid offline_access conversations:read", Ct);
        using var program = new ApiClient(stage.Address, tokens.GetProperty("access").GetString());
        await program.GetAsync("/conversations", Ct);

        (await admin.SendAsync(HttpMethod.Delete, $"/identity-providers/{provider}", null, Ct)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await party.FailAsync("refresh", new { })).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task People_join_a_tenant_with_a_database_of_its_own()
    {
        var tenant = await stage.Deployment.FreshDedicatedTenantAsync(Ct);
        var admin = await ApiClient.SignInAsync(stage.Address, tenant.Admin.Email, Deployment.Password, Ct);
        var provider = await stage.ConnectAsync(admin, "dedicated", Ct);
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "li", name = "Li Si", email = "li@dedicated.example" }, Ct);
        await person.SignInAsync(stage, provider, new { sub = "li", name = "Li Si", email = "li@dedicated.example" }, Ct);

        (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("name").GetString().ShouldBe("Li Si");
    }

    [Fact]
    public async Task Keys_are_not_asked_for_at_every_sign_in()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "keys", Ct);
        using var person = new Traveller(stage.Address);
        await person.SignInAsync(stage, provider, new { sub = "li", email = "li@keys.example" }, Ct);
        var before = stage.OpenId.KeysAsked;

        await person.SignInAsync(stage, provider, new { sub = "li", email = "li@keys.example" }, Ct);

        stage.OpenId.KeysAsked.ShouldBe(before);
    }

    [Fact]
    public async Task Tokens_with_made_up_keys_do_not_have_us_ask_for_each()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "unknown-keys", Ct);
        using var person = new Traveller(stage.Address);
        var before = stage.OpenId.KeysAsked;

        foreach (var kid in (string[])["second", "third", "fourth"])
            (await person.SignInAsync(stage, provider, new { sub = "li", email = "li@unknown.example", kid }, Ct)).ShouldContain("sso=sso.token");

        stage.OpenId.KeysAsked.ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("oidc", -30, false, -30)]
    [InlineData("oidc", 30, false, 0)]
    [InlineData("oidc", null, false, null)]
    [InlineData("oidc", null, true, null)]
    [InlineData("wecom", null, false, null)]
    [InlineData("wecom", null, true, 0)]
    public void A_proof_is_as_old_as_the_provider_says_and_old_where_it_says_nothing(string kind, int? said, bool again, int? counts)
    {
        var person = new ExternalPerson("li", "Li", null, null, said is { } ago ? Now.AddSeconds(ago) : null);

        ExternalEntrance.ProvenAt(person, kind, again, Now).ShouldBe(counts is { } at ? Now.AddSeconds(at) : null);
    }
}
