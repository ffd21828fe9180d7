using System.Net;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Members;

public sealed class CustomRoleTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_may_do_what_the_custom_role_grants_and_nothing_else()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var writer = await tenant.JoinWithAsync(_ct, "articles:read", "articles:write");

        (await writer.TryAsync(HttpMethod.Get, "/articles", _ct)).Status.ShouldBe(HttpStatusCode.OK);
        (await writer.TryAsync(HttpMethod.Get, "/conversations", _ct)).Code.ShouldBe("permission.missing");
        var session = await writer.GetAsync("/session", _ct);
        session.GetProperty("member").GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldBe(["articles:read", "articles:write"]);
        session.GetProperty("member").Text("role").ShouldBe("agent");
        session.GetProperty("member").Text("customRoleName").ShouldStartWith("Role ");
    }

    [Fact]
    public async Task The_basis_is_the_members_role_and_says_whether_they_answer()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var role = await tenant.Admin.PostAsync("/roles", new { name = "Listener", basis = "inspector", permissions = new[] { "conversations:read" } }, _ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var member = await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { customRoleId = role.Text("id") }, _ct);
        var given = await tenant.Admin.TryAsync(HttpMethod.Post, $"/conversations/{conversation}/assign", _ct, new { memberId = tenant.Agent.MemberId });

        (member.Text("role"), member.Text("customRoleId")).ShouldBe(("inspector", role.Text("id")));
        given.Code.ShouldBe("conversation.member-cannot-take");
    }

    [Fact]
    public async Task A_changed_role_is_felt_by_the_next_request()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var role = await tenant.RoleAsync("Reader", _ct, "articles:read");
        var reader = await tenant.JoinAsync(_ct, customRoleId: role.Text("id"));
        (await reader.TryAsync(HttpMethod.Get, "/conversations", _ct)).Code.ShouldBe("permission.missing");

        await tenant.Admin.PatchAsync($"/roles/{role.Text("id")}", new { permissions = new[] { "conversations:read" } }, _ct);

        (await reader.TryAsync(HttpMethod.Get, "/conversations", _ct)).Status.ShouldBe(HttpStatusCode.OK);
        (await reader.TryAsync(HttpMethod.Get, "/articles", _ct)).Code.ShouldBe("permission.missing");
    }

    [Fact]
    public async Task A_built_in_role_takes_the_custom_one_away()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var role = await tenant.RoleAsync("Reader", _ct, "articles:read");
        var reader = await tenant.JoinAsync(_ct, customRoleId: role.Text("id"));

        var member = await tenant.Admin.PatchAsync($"/members/{reader.MemberId}", new { role = "agent" }, _ct);

        member.TryGetProperty("customRoleId", out var custom).ShouldBe(custom.ValueKind is System.Text.Json.JsonValueKind.Null);
        (await reader.TryAsync(HttpMethod.Get, "/conversations", _ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_in_use_stays_until_nobody_has_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var role = await tenant.RoleAsync("Reader", _ct, "articles:read");
        var reader = await tenant.JoinAsync(_ct, customRoleId: role.Text("id"));

        var early = await tenant.Admin.TryAsync(HttpMethod.Delete, $"/roles/{role.Text("id")}", _ct);
        var basis = await tenant.Admin.TryAsync(HttpMethod.Patch, $"/roles/{role.Text("id")}", _ct, new { basis = "inspector" });
        await tenant.Admin.PatchAsync($"/members/{reader.MemberId}", new { role = "agent" }, _ct);
        var late = await tenant.Admin.TryAsync(HttpMethod.Delete, $"/roles/{role.Text("id")}", _ct);

        (early.Code, basis.Code).ShouldBe(("role.in-use", "role.in-use"));
        ((int)late.Status).ShouldBeInRange(200, 299);
        (await tenant.Admin.TryAsync(HttpMethod.Get, $"/roles/{role.Text("id")}", _ct)).Code.ShouldBe("role.not-found");
    }

    [Fact]
    public async Task The_built_in_roles_are_listed_with_those_of_the_tenant_and_cannot_be_changed()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.RoleAsync("Reader", _ct, "articles:read");

        var all = (await tenant.Agent.GetAsync("/roles?sort=name", _ct)).GetProperty("items").EnumerateArray().ToList();
        var admin = all.Single(r => r.Text("name") == "admin");
        var changed = await tenant.Admin.TryAsync(HttpMethod.Patch, $"/roles/{admin.Text("id")}", _ct, new { name = "Boss" });
        var deleted = await tenant.Admin.TryAsync(HttpMethod.Delete, $"/roles/{admin.Text("id")}", _ct);

        all.Select(r => r.Text("name")).ShouldBe(["admin", "agent", "analyst", "inspector", "Reader", "supervisor"], ignoreOrder: true);
        (admin.GetProperty("builtIn").GetBoolean(), admin.GetProperty("members").GetInt32()).ShouldBe((true, 1));
        admin.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldContain("roles:manage");
        (changed.Code, deleted.Code).ShouldBe(("role.built-in", "role.built-in"));
        (await tenant.Agent.GetAsync("/roles?builtIn=false", _ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("READER")]
    [InlineData(" Reader ")]
    [InlineData("Agent")]
    public async Task No_two_roles_have_the_same_name(string name)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.RoleAsync("Reader", _ct, "articles:read");

        var second = await tenant.Admin.TryAsync(HttpMethod.Post, "/roles", _ct, new { name, basis = "agent", permissions = Array.Empty<string>() });

        second.Code.ShouldBe("role.exists");
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("conversations:*")]
    [InlineData("Conversations:read")]
    [InlineData("")]
    [InlineData("webhooks:manage")]
    [InlineData("audit:read")]
    public async Task A_permission_that_nothing_asks_for_or_that_tells_more_than_it_says_is_refused(string permission)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var made = await tenant.Admin.TryAsync(HttpMethod.Post, "/roles", _ct, new { name = "Odd", basis = "agent", permissions = new[] { permission } });

        made.Code.ShouldBe("input.invalid");
        made.Text.ShouldContain("permissions");
    }

    [Fact]
    public async Task Everything_that_can_be_granted_is_listed_with_what_asks_for_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var listed = (await tenant.Agent.GetAsync("/permissions", _ct)).GetProperty("items").EnumerateArray().ToDictionary(p => p.Text("name")!, StringComparer.Ordinal);

        listed["conversations:reply"].GetProperty("verbs").EnumerateArray().Select(v => v.GetString()).ShouldContain("conversations.send-message");
        listed["conversations:reply"].GetProperty("yours").GetBoolean().ShouldBeTrue();
        listed["roles:manage"].GetProperty("yours").GetBoolean().ShouldBeFalse();
        listed.Keys.ShouldContain("files:upload");
        listed.Keys.ShouldContain("inboxes:all");
    }

    [Fact]
    public async Task An_administrator_with_a_custom_role_does_not_count_as_the_last_one()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var role = await tenant.Admin.PostAsync("/roles", new { name = "Half", basis = "admin", permissions = new[] { "members:read" } }, _ct);
        await tenant.JoinAsync(_ct, customRoleId: role.Text("id"));

        var stepsDown = await tenant.Admin.TryAsync(HttpMethod.Patch, $"/members/{tenant.Admin.MemberId}", _ct, new { role = "agent" });

        stepsDown.Code.ShouldBe("member.last-admin");
    }
}
