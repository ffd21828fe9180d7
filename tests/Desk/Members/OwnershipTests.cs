using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Members;

public sealed class OwnershipTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_owns_the_tenant_and_nobody_else_does()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.JoinAsync(_ct, "admin");

        var members = (await tenant.Admin.GetAsync("/members", _ct)).GetProperty("items").EnumerateArray();

        members.Where(m => m.GetProperty("isOwner").GetBoolean()).Select(m => m.GetProperty("id").GetGuid()).ShouldBe([tenant.Admin.MemberId]);
    }

    [Fact]
    public async Task The_owner_is_neither_deactivated_nor_demoted_nor_given_a_custom_role_not_even_by_themselves()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var second = await tenant.JoinAsync(_ct, "admin");
        var role = (await tenant.RoleAsync("Reader", _ct, "articles:read")).Text("id");

        foreach (var caller in (ApiClient[])[second, tenant.Admin])
        {
            foreach (var change in (object[])[new { active = false }, new { role = "agent" }, new { customRoleId = role }])
                (await caller.TryAsync(HttpMethod.Patch, $"/members/{tenant.Admin.MemberId}", _ct, change)).Code.ShouldBe("member.owner");
        }

        (await tenant.Admin.GetAsync($"/members/{tenant.Admin.MemberId}", _ct)).GetProperty("isOwner").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_owner_gives_the_tenant_to_another_administrator_and_can_then_be_deactivated()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var heir = await tenant.JoinAsync(_ct, "admin");

        var given = await tenant.Admin.PostAsync($"/members/{heir.MemberId}/owner", new { }, _ct);
        var again = await tenant.Admin.TryAsync(HttpMethod.Post, $"/members/{heir.MemberId}/owner", _ct, new { });
        var left = await heir.PatchAsync($"/members/{tenant.Admin.MemberId}", new { active = false }, _ct);

        given.GetProperty("isOwner").GetBoolean().ShouldBeTrue();
        again.Code.ShouldBe("member.not-owner");
        (left.GetProperty("isOwner").GetBoolean(), left.GetProperty("active").GetBoolean()).ShouldBe((false, false));
    }

    [Fact]
    public async Task Nobody_but_the_owner_transfers_it_no_administrator_and_no_key()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var second = await tenant.JoinAsync(_ct, "admin");
        using var program = tenant.Program();

        var byAdmin = await second.TryAsync(HttpMethod.Post, $"/members/{second.MemberId}/owner", _ct, new { });
        var byKey = await program.TryAsync(HttpMethod.Post, $"/members/{second.MemberId}/owner", _ct, new { });
        var bySupervisor = await tenant.Supervisor.TryAsync(HttpMethod.Post, $"/members/{second.MemberId}/owner", _ct, new { });

        (byAdmin.Code, byKey.Code, bySupervisor.Code).ShouldBe(("member.not-owner", "member.not-owner", "permission.missing"));
    }

    [Fact]
    public async Task It_goes_to_an_active_administrator_only()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var gone = await tenant.JoinAsync(_ct, "admin");
        await tenant.Admin.PatchAsync($"/members/{gone.MemberId}", new { active = false }, _ct);

        var toAgent = await tenant.Admin.TryAsync(HttpMethod.Post, $"/members/{tenant.Agent.MemberId}/owner", _ct, new { });
        var toGone = await tenant.Admin.TryAsync(HttpMethod.Post, $"/members/{gone.MemberId}/owner", _ct, new { });
        var toNobody = await tenant.Admin.TryAsync(HttpMethod.Post, $"/members/{Guid.CreateVersion7()}/owner", _ct, new { });

        (toAgent.Code, toGone.Code, toNobody.Code).ShouldBe(("member.owner-administers", "member.owner-administers", "member.not-found"));
    }

    [Fact]
    public async Task Transferred_twice_at_once_the_tenant_has_one_owner()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var heirs = new[] { await tenant.JoinAsync(_ct, "admin"), await tenant.JoinAsync(_ct, "admin"), await tenant.JoinAsync(_ct, "admin") };

        var answers = await Task.WhenAll(heirs.Select(h => tenant.Admin.TryAsync(HttpMethod.Post, $"/members/{h.MemberId}/owner", _ct, new { })));

        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        answers.Where(a => (int)a.Status != 200).ShouldAllBe(a => a.Code == "member.not-owner");
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.members where tenant_id = $1 and owner", _ct, tenant.Id.Value)).ShouldBe(1);
    }
}
