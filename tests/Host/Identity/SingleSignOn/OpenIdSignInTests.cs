using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>People of a company come in through its own OpenID Connect provider.</summary>
public sealed class OpenIdSignInTests(SingleSignOnStage stage) : IClassFixture<SingleSignOnStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_new_becomes_a_member_and_comes_back_as_the_same()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "new", Ct);
        using var first = new Traveller(stage.Address);
        using var second = new Traveller(stage.Address);

        var sent = await first.SignInAsync(stage, provider, new { sub = "li", name = "Li Si", email = Fresh() }, Ct);
        await second.SignInAsync(stage, provider, new { sub = "li", name = "Li Si", email = Fresh() }, Ct);

        sent.ShouldBe("/portal/");
        var (one, other) = (await first.SessionAsync(Ct), await second.SessionAsync(Ct));
        one.GetProperty("member").GetProperty("name").GetString().ShouldBe("Li Si");
        one.GetProperty("member").GetProperty("role").GetString().ShouldBe("agent");
        other.GetProperty("member").GetProperty("id").GetGuid().ShouldBe(one.GetProperty("member").GetProperty("id").GetGuid());
        one.GetProperty("proofs")[0].GetString().ShouldBe("provider");
        (await AuditAsync(admin)).ShouldContain("members.provision");
        (await AuditAsync(admin)).ShouldContain("session.sign-in");
    }

    [Fact]
    public async Task Somebody_without_an_address_joins_by_name_alone()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "nameless", Ct);
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "li", name = "Li Si" }, Ct);

        (await person.SessionAsync(Ct)).GetProperty("user").GetProperty("email").GetString()!.ShouldEndWith("@no-address.invalid");
    }

    [Fact]
    public async Task A_member_is_recognised_by_their_address_and_keeps_their_role()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "known", Ct, provision: false);
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "s", name = "Anybody", email = tenant.Supervisor.Email.ToUpperInvariant() }, Ct);

        var member = (await person.SessionAsync(Ct)).GetProperty("member");
        member.GetProperty("id").GetGuid().ShouldBe(tenant.Supervisor.MemberId);
        member.GetProperty("role").GetString().ShouldBe("supervisor");
    }

    [Fact]
    public async Task An_address_that_the_provider_does_not_stand_by_is_nobodys()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "unverified", Ct, provision: false);
        using var person = new Traveller(stage.Address);

        var sent = await person.SignInAsync(stage, provider, new { sub = "s", email = tenant.Supervisor.Email, email_verified = false }, Ct);

        sent.ShouldContain("sso=sso.stranger");
        (await person.IsInAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_owner_is_never_recognised_by_an_address()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "owner", Ct);
        using var person = new Traveller(stage.Address);

        var sent = await person.SignInAsync(stage, provider, new { sub = "o", email = tenant.Admin.Email }, Ct);

        sent.ShouldContain("sso=sso.owner");
        (await AuditAsync(admin)).ShouldContain("session.sign-in-failed");
    }

    [Fact]
    public async Task Groups_give_roles_anew_at_each_sign_in()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "groups", Ct, [new { group = "leads", role = "supervisor" }, new { group = "desk", role = "agent" }], defaultRole: null);
        var claims = (string[] groups) => new { sub = "li", name = "Li Si", email = "li@groups.example", groups };
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, claims(["desk", "leads"]), Ct);
        var first = (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("role").GetString();
        await person.SignInAsync(stage, provider, claims(["desk"]), Ct);
        var second = (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("role").GetString();
        var third = await person.SignInAsync(stage, provider, claims(["football"]), Ct);

        (first, second).ShouldBe(("supervisor", "agent"));
        third.ShouldContain("sso=sso.no-group");
        (await AuditAsync(admin)).ShouldContain("members.map-role");
    }

    [Fact]
    public async Task Groups_that_only_userinfo_tells_count_as_well()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "thin", Ct, [new { group = "leads", role = "supervisor" }], defaultRole: null);
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "li", userinfo_name = "Li Si", userinfo_email = Fresh(), userinfo_groups = new[] { "leads" } }, Ct);

        (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("role").GetString().ShouldBe("supervisor");
    }

    [Fact]
    public async Task A_deactivated_member_stays_out()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "inactive", Ct);
        await admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, Ct);
        using var person = new Traveller(stage.Address);

        (await person.SignInAsync(stage, provider, new { sub = "a", email = tenant.Agent.Email }, Ct)).ShouldContain("sso=sso.inactive");
    }

    [Fact]
    public async Task A_company_that_asks_for_a_second_factor_leaves_it_to_its_provider_and_to_nobody_else()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "factor", Ct);
        using var person = new Traveller(stage.Address);
        await using (var command = stage.Deployment.Owner.CreateCommand("update catalog.tenants set second_factor_required = true where slug = $1"))
        {
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = tenant.Slug });
            await command.ExecuteNonQueryAsync(Ct);
        }

        // The company's own slug makes the host read the tenant anew.
        await new ApiClient(stage.Address).GetAsync($"/single-sign-on/providers?tenant={tenant.Slug}", Ct);
        await person.SignInAsync(stage, provider, new { sub = "a", email = tenant.Agent.Email }, Ct);

        (await person.IsInAsync(Ct)).ShouldBeTrue();
        var password = await new ApiClient(stage.Address).PostAsync("/session", new { email = tenant.Agent.Email, password = Deployment.Password }, Ct);
        password.GetProperty("mustEnrol").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_sensitive_is_proven_again_at_the_provider()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "again", Ct, [new { group = "admins", role = "admin" }]);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        object Claims(long? at) => new { sub = "li", name = "Li Si", email = "li@again.example", groups = new[] { "admins" }, auth_time = at };
        using var person = new Traveller(stage.Address);
        var key = new { name = "Key", role = "agent" };

        await person.SignInAsync(stage, provider, Claims(null), Ct);
        var stale = await person.ChangeAsync(HttpMethod.Post, "/api-keys", key, Ct);
        var silent = await person.SignInAsync(stage, provider, Claims(now - 3_600), Ct, again: true);
        var address = await person.StartAsync(provider, Ct, again: true);
        await person.ReturnAsync(stage.OpenId.SignIn(address, Claims(now + 1)), Ct);
        var fresh = await person.ChangeAsync(HttpMethod.Post, "/api-keys", key, Ct);

        stale.Code.ShouldBe("session.fresh-authentication-required");
        silent.ShouldContain("sso=sso.not-again");
        address.ShouldContain("prompt=login&max_age=0");
        fresh.Status.ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<string[]> AuditAsync(ApiClient admin) =>
        [.. (await admin.GetAsync("/audit-log?limit=50", Ct)).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("verb").GetString()!)];

    private static string Fresh() => $"p{Guid.CreateVersion7():N}@company.example";
}
