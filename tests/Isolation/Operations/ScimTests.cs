using System.Text;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>The directory's face, with another tenant's ids: one of these is an id that does not exist, whatever is done with it.</summary>
public sealed class ScimTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private const string Patch = """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "Users/{0}", null, 404)]
    [InlineData("GET", "Users?filter=id%20eq%20%22{0}%22", null, 200)]
    [InlineData("PUT", "Users/{0}", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"somebody@scim.example"}""", 404)]
    [InlineData("PATCH", "Users/{0}", Patch, 404)]
    [InlineData("DELETE", "Users/{0}", null, 404)]
    public async Task Another_tenants_id_is_an_id_that_does_not_exist(string method, string address, string? body, int status)
    {
        var (random, theirs) = (Guid.CreateVersion7(), tenants.Theirs.Id("member"));
        var before = await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct);

        var toRandom = await AskAsync(method, address, random, body);
        var toTheirs = await AskAsync(method, address, theirs, body);

        ((int)toRandom.Status).ShouldBe(status, toRandom.Text);
        Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
        (await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task A_list_shows_ones_own_members_only()
    {
        var all = await AskAsync("GET", "Users?count=200&{0}", Guid.Empty, null);

        all.Text.ShouldContain(tenants.Ours.Id("member").ToString());
        all.Text.ShouldNotContain(tenants.Theirs.Id("member").ToString());
        all.Text.ShouldNotContain(tenants.Theirs.Tenant.Slug);
    }

    [Fact]
    public async Task Another_tenants_role_is_no_role()
    {
        var own = tenants.Ours.Id("member");
        async Task<Answer> Give(Guid role) => await AskAsync(
            "PATCH", "Users/{0}", own, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"roles","value":"{{role}}"}]}""");
        var (random, theirs) = (Guid.CreateVersion7(), tenants.Theirs.Id("role"));

        var (toRandom, toTheirs) = (await Give(random), await Give(theirs));

        ((int)toRandom.Status).ShouldBe(400, toRandom.Text);
        Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
    }

    private async Task<Answer> AskAsync(string method, string address, Guid id, string? body)
    {
        using var program = tenants.Ours.Tenant.Program();
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/scim+json");
        return await program.SendAsync(new HttpMethod(method), "~/scim/v2/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id), content, Ct);
    }
}
