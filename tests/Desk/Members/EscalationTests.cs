using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Members;

/// <summary>Nobody comes by more than they have, nor gives it away: every path on which a permission changes hands.</summary>
public sealed class EscalationTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    /// <summary>Somebody who looks after people, roles and keys, and may otherwise only read articles.</summary>
    private Task<ApiClient> OfficeAsync(TestTenant tenant) =>
        tenant.JoinWithAsync(_ct, "roles:manage", "members:manage", "members:read", "api-keys:manage", "teams:manage", "inboxes:all", "articles:read");

    [Fact]
    public async Task Who_manages_roles_makes_one_of_what_they_hold_and_none_of_more()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);

        var within = await office.TryAsync(HttpMethod.Post, "/roles", _ct, new { name = "Reader", basis = "agent", permissions = new[] { "articles:read" } });
        var beyond = await office.TryAsync(HttpMethod.Post, "/roles", _ct, new { name = "Writer", basis = "agent", permissions = new[] { "articles:read", "articles:write" } });

        ((int)within.Status).ShouldBe(201, within.Text);
        beyond.Code.ShouldBe("role.exceeds-yours");
        beyond.Text.ShouldContain("articles:write");
    }

    [Fact]
    public async Task A_role_is_not_widened_beyond_what_its_changer_holds_their_own_neither()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        var reader = (await office.PostAsync("/roles", new { name = "Reader", basis = "agent", permissions = new[] { "articles:read" } }, _ct)).Text("id");
        var own = (await tenant.Admin.GetAsync($"/members/{office.MemberId}", _ct)).Text("customRoleId");

        var other = await office.TryAsync(HttpMethod.Patch, $"/roles/{reader}", _ct, new { permissions = new[] { "articles:write" } });
        var mine = await office.TryAsync(HttpMethod.Patch, $"/roles/{own}", _ct, new { permissions = new[] { "members:manage", "plugins:manage" } });

        (other.Code, mine.Code).ShouldBe(("role.exceeds-yours", "role.exceeds-yours"));
    }

    [Fact]
    public async Task A_role_that_holds_more_is_neither_renamed_narrowed_nor_deleted()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        var writer = (await tenant.RoleAsync("Writer", _ct, "articles:write")).Text("id");

        var renamed = await office.TryAsync(HttpMethod.Patch, $"/roles/{writer}", _ct, new { name = "Author" });
        var narrowed = await office.TryAsync(HttpMethod.Patch, $"/roles/{writer}", _ct, new { permissions = Array.Empty<string>() });
        var deleted = await office.TryAsync(HttpMethod.Delete, $"/roles/{writer}", _ct);

        (renamed.Code, narrowed.Code, deleted.Code).ShouldBe(("role.exceeds-yours", "role.exceeds-yours", "role.exceeds-yours"));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("supervisor")]
    [InlineData("agent")]
    [InlineData("analyst")]
    public async Task A_built_in_role_of_more_is_given_to_nobody_oneself_neither(string role)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        using var colleague = await tenant.JoinWithAsync(_ct, "articles:read");

        var added = await office.TryAsync(HttpMethod.Post, "/members", _ct, new { name = "Friend", email = $"friend@{tenant.Slug}.example", role, password = Deployment.Password });
        var raised = await office.TryAsync(HttpMethod.Patch, $"/members/{colleague.MemberId}", _ct, new { role });
        var myself = await office.TryAsync(HttpMethod.Patch, $"/members/{office.MemberId}", _ct, new { role });
        var key = await office.TryAsync(HttpMethod.Post, "/api-keys", _ct, new { name = "Key", role });

        (added.Code, raised.Code, myself.Code, key.Code).ShouldBe(("role.exceeds-yours", "role.exceeds-yours", "role.exceeds-yours", "role.exceeds-yours"));
        (await tenant.Admin.GetAsync("/members", _ct)).GetRawText().ShouldNotContain("friend@");
    }

    [Fact]
    public async Task A_custom_role_of_more_is_given_to_nobody()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        using var colleague = await tenant.JoinWithAsync(_ct, "articles:read");
        var writer = (await tenant.RoleAsync("Writer", _ct, "articles:write")).Text("id");

        var added = await office.TryAsync(HttpMethod.Post, "/members", _ct, new { name = "Friend", email = $"friend@{tenant.Slug}.example", role = "agent", customRoleId = writer, password = Deployment.Password });
        var raised = await office.TryAsync(HttpMethod.Patch, $"/members/{colleague.MemberId}", _ct, new { customRoleId = writer });
        var myself = await office.TryAsync(HttpMethod.Patch, $"/members/{office.MemberId}", _ct, new { customRoleId = writer });

        (added.Code, raised.Code, myself.Code).ShouldBe(("role.exceeds-yours", "role.exceeds-yours", "role.exceeds-yours"));
    }

    [Fact]
    public async Task Whoever_holds_more_is_not_deactivated_let_back_in_or_demoted_by_who_holds_less()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        using var gone = await tenant.JoinAsync(_ct, "supervisor");
        await tenant.Admin.PatchAsync($"/members/{gone.MemberId}", new { active = false }, _ct);

        var deactivated = await office.TryAsync(HttpMethod.Patch, $"/members/{tenant.Agent.MemberId}", _ct, new { active = false });
        var back = await office.TryAsync(HttpMethod.Patch, $"/members/{gone.MemberId}", _ct, new { active = true });
        var demoted = await office.TryAsync(HttpMethod.Patch, $"/members/{tenant.Supervisor.MemberId}", _ct, new { role = "agent" });
        var renamed = await office.TryAsync(HttpMethod.Patch, $"/members/{tenant.Supervisor.MemberId}", _ct, new { name = "Sue" });

        (deactivated.Code, back.Code, demoted.Code).ShouldBe(("role.exceeds-yours", "role.exceeds-yours", "role.exceeds-yours"));
        ((int)renamed.Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_key_makes_no_key_of_more_than_it_has()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = tenant.Program();
        var key = await program.PostAsync("/api-keys", new { name = "Second", role = "supervisor" }, _ct);
        using var second = new ApiClient(tenant.Address, key.Text("secret"));

        var third = await second.TryAsync(HttpMethod.Post, "/api-keys", _ct, new { name = "Third", role = "agent" });

        third.Code.ShouldBe("permission.missing");
    }

    [Fact]
    public async Task An_application_of_more_gets_no_further_secret_from_who_holds_less()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var lead = await tenant.JoinWithAsync(_ct, "oauth-clients:manage");
        var application = await tenant.Admin.PostAsync("/oauth-clients", new { name = "Sync", confidential = true, grantTypes = new[] { "client-credentials" }, scopes = new[] { "members:manage" }, role = "admin" }, _ct);

        var secret = await lead.TryAsync(HttpMethod.Post, $"/oauth-clients/{application.GetProperty("client").Text("id")}/secrets", _ct, new { });

        secret.Code.ShouldBe("role.exceeds-yours");
    }

    [Fact]
    public async Task Over_GraphQL_and_the_socket_the_same_is_refused()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var office = await OfficeAsync(tenant);
        await using var socket = await HubSocket.ConnectAgentAsync(office, _ct);

        var graph = await office.TryAsync(HttpMethod.Post, "~/graphql", _ct, new
        {
            query = "mutation { createRole(input: { name: \"Writer\", basis: AGENT, permissions: [\"articles:write\"] }) { errors { __typename ... on UserError { code } } } }",
        });
        var hub = await Should.ThrowAsync<HubRefusedException>(() => socket.CallAsync("Run", _ct, "members.change", new { id = office.MemberId, role = "admin" }));

        graph.Text.ShouldContain("role.exceeds-yours");
        hub.Message.ShouldContain("role.exceeds-yours");
    }
}
