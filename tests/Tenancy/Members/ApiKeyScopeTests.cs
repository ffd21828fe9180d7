using Switchboard.Tenancy.Members;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class ApiKeyScopeTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("agent", null, 30)]
    [InlineData("agent", "contacts:read", 1)]
    [InlineData("agent", "members:manage", 0)]
    public void A_key_may_what_its_role_may_and_its_scopes_name(string role, string? scope, int most)
    {
        var key = new ApiKey { Role = role, Scopes = scope is null ? null : [scope] };

        var rights = ApiKeys.RightsOf(key, Roles.PermissionsOf(role));

        rights.Count.ShouldBeLessThanOrEqualTo(most);
        rights.ShouldAllBe(r => Roles.PermissionsOf(role).Contains(r) && (scope == null || r == scope));
        (scope is null).ShouldBe(rights.SetEquals(Roles.PermissionsOf(role)));
    }

    [Fact]
    public async Task A_scoped_key_is_refused_the_rest_of_its_role()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Reader", role = "admin", scopes = new[] { "contacts:read", "contacts:read" } }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());

        var reading = await program.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct);
        var writing = await program.SendAsync(HttpMethod.Post, "/contacts", new { name = "x" }, Ct);

        ((int)reading.Status).ShouldBe(200);
        writing.Code.ShouldBe("permission.missing");
        made.GetProperty("scopes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_makes_keys_makes_none_with_more_rights_than_it_has()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Maker", role = "admin", scopes = new[] { "api-keys:manage", "contacts:read" } }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());

        var whole = await program.SendAsync(HttpMethod.Post, "/api-keys", new { name = "Up", role = "admin" }, Ct);
        var other = await program.SendAsync(HttpMethod.Post, "/api-keys", new { name = "Up", role = "admin", scopes = new[] { "members:manage" } }, Ct);
        var own = await program.SendAsync(HttpMethod.Post, "/api-keys", new { name = "Same", role = "admin", scopes = new[] { "contacts:read" } }, Ct);

        whole.Code.ShouldBe("role.exceeds-yours");
        other.Code.ShouldBe("role.exceeds-yours");
        ((int)own.Status).ShouldBe(201);
    }

    [Theory]
    [InlineData("members:manage")]
    [InlineData("nothing:known")]
    public async Task A_scope_that_the_role_lacks_is_refused(string scope)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, "/api-keys", new { name = "x", role = "agent", scopes = new[] { scope } }, Ct);

        answer.Code.ShouldBe("input.invalid");
        answer.Text.ShouldContain("scopes");
    }

    [Fact]
    public async Task A_key_with_a_limit_of_its_own_stops_at_it_and_says_so()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Slow", role = "agent", requestsPerMinute = 2 }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());

        var answers = new List<Answer>();
        for (var i = 0; i < 6; i++)
            answers.Add(await program.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct));

        // A minute may end between two of them.
        answers.Count(a => (int)a.Status == 200).ShouldBeInRange(2, 4);
        answers.ShouldContain(a => a.Code == "requests.too-many");
        answers[0].Headers["RateLimit-Policy"].ShouldContain("q=2;");
    }

    [Fact]
    public async Task A_list_of_keys_says_from_where_each_last_came()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Till", role = "agent" }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());
        await program.GetAsync("/contacts", Ct);

        var key = await tenant.Admin.GetAsync($"/api-keys/{made.GetProperty("id").GetGuid()}", Ct);

        key.GetProperty("lastAddress").GetString().ShouldNotBeNullOrEmpty();
        key.GetProperty("lastUsedAt").GetString().ShouldNotBeNullOrEmpty();
    }
}
