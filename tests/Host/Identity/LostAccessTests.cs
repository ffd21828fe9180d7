using System.Net;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>Who loses access has lost it with every token, too.</summary>
public sealed class LostAccessTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deactivated_member_is_dead_in_every_application()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        var tokens = await new Browser(tenant.Agent).SignInAsync(party, "openid offline_access conversations:read", Ct);
        using var program = new ApiClient(deployment.Address, tokens.GetProperty("access").GetString());
        await program.GetAsync("/conversations", Ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, Ct);

        // A token narrowed to its scopes is remembered beside its person, for half a minute at most.
        await Eventually(async () => (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
        (await party.FailAsync("refresh", new { })).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_changed_password_ends_what_was_granted_before()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        await new Browser(tenant.Agent).SignInAsync(party, "openid offline_access conversations:read", Ct);

        await RunAsync("update catalog.users set security_stamp = 'changed' where normalized_email = upper($1)", tenant.Agent.Email);

        (await party.FailAsync("refresh", new { })).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_removed_application_holds_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var application = await Application.RegisterAsync(tenant, Ct);
        await using var party = await application.OpenAsync(Ct);
        var tokens = await party.DoAsync("own", new { });
        using var program = new ApiClient(deployment.Address, tokens.GetProperty("access").GetString());
        await program.GetAsync("/conversations", Ct);

        await tenant.Admin.DeleteAsync($"/oauth-clients/{application.Id}", Ct);

        (await party.FailAsync("own", new { })).ShouldBe("invalid_client");
        await Eventually(async () => (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Two_secrets_live_at_once_so_that_they_can_be_changed_without_an_outage()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var first = await Application.RegisterAsync(tenant, Ct);
        var made = await tenant.Admin.PostAsync($"/oauth-clients/{first.Id}/secrets", new { }, Ct);
        var second = first with { Secret = made.GetProperty("secret").GetString() };
        await using var before = await first.OpenAsync(Ct);
        await using var after = await second.OpenAsync(Ct);
        await before.DoAsync("own", new { });
        await after.DoAsync("own", new { });

        var third = await tenant.Admin.SendAsync(HttpMethod.Post, $"/oauth-clients/{first.Id}/secrets", new { }, Ct);
        var secrets = await tenant.Admin.GetAsync($"/oauth-client-secrets?clientId={first.Id}", Ct);
        var old = secrets.GetProperty("items").EnumerateArray().Single(s => s.GetProperty("id").GetString() != made.GetProperty("id").GetString());
        await tenant.Admin.DeleteAsync($"/oauth-clients/{first.Id}/secrets/{old.GetProperty("id")}", Ct);

        third.Code.ShouldBe("oauth-client.secrets");
        (await before.FailAsync("own", new { })).ShouldBe("invalid_client");
        await after.DoAsync("own", new { });
        secrets.ToString().ShouldNotContain(first.Secret!);
    }

    [Fact]
    public async Task A_suspended_tenant_gives_no_tokens()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var party = await (await Application.RegisterAsync(tenant, Ct)).OpenAsync(Ct);
        using var program = new ApiClient(deployment.Address, (await party.DoAsync("own", new { })).GetProperty("access").GetString());

        await RunAsync("update catalog.tenants set active = false where id = $1", tenant.Id.Value);

        await Eventually(async () => (await program.SendAsync(HttpMethod.Get, "/conversations", null, Ct)).Code == "tenant.suspended");
        (await party.FailAsync("own", new { })).ShouldBe("invalid_client");
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
    }

    private async Task RunAsync(string sql, object value)
    {
        await using var command = deployment.Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
