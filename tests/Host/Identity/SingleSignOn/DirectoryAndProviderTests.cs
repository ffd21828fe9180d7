using System.Net;
using Switchboard.Host.Tests.Scim;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>A directory makes the people, a provider lets them in, and nobody else comes in as them.</summary>
public sealed class DirectoryAndProviderTests(SingleSignOnStage stage) : IClassFixture<SingleSignOnStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whom_the_directory_made_comes_in_through_the_provider_and_leaves_with_the_directory()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var provider = await stage.ConnectAsync(admin, "directory", Ct, provision: false);
        var made = (await Provisioning.AddAsync(tenant, Ct)).Id();
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "b", email = $"bjensen@{tenant.Slug}.example" }, Ct);
        var inside = await person.IsInAsync(Ct);
        var member = (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("id").GetString();
        await tenant.Program().PatchUserAsync(made, """[{"op":"Replace","path":"active","value":"False"}]""", Ct);
        var again = await new Traveller(stage.Address).SignInAsync(stage, provider, new { sub = "b", email = $"bjensen@{tenant.Slug}.example" }, Ct);

        (inside, member).ShouldBe((true, made));
        again.ShouldContain("sso=sso.inactive");
    }

    [Fact]
    public async Task Whoever_made_an_account_in_their_name_before_gets_nothing_when_they_come_in_through_the_provider()
    {
        var (tenant, admin) = await stage.TenantAsync(Ct);
        var elsewhere = await stage.Deployment.FreshTenantAsync(Ct);
        var (victim, known) = ($"victim@{tenant.Slug}.example", "a password that the stranger knows");
        await elsewhere.Admin.PostAsync("/members", new { name = "Stranger", email = victim, role = "agent", password = known }, Ct);
        var provider = await stage.ConnectAsync(admin, "hijack", Ct);
        using var person = new Traveller(stage.Address);

        await person.SignInAsync(stage, provider, new { sub = "v", name = "Victim", email = victim }, Ct);
        using var stranger = new ApiClient(stage.Address);
        var straight = await stranger.SendAsync(HttpMethod.Post, "/session", new { email = victim, password = known, tenant = tenant.Slug }, Ct);
        var usual = await stranger.SendAsync(HttpMethod.Post, "/session", new { email = victim, password = known }, Ct);
        var switched = await stranger.SendAsync(HttpMethod.Get, "/conversations", null, Ct, ("X-Tenant", tenant.Slug));

        (await person.IsInAsync(Ct)).ShouldBeTrue();
        straight.Code.ShouldBe("session.address-unproven");
        usual.Required().GetProperty("tenant").GetProperty("slug").GetString().ShouldBe(elsewhere.Slug);
        (switched.Status, switched.Code).ShouldBe((HttpStatusCode.Forbidden, "session.address-unproven"));
    }
}
