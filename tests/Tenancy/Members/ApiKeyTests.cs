using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class ApiKeyTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_and_kept_only_as_a_hash()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Till", role = "agent" }, Ct);

        var text = made.GetProperty("secret").GetString()!;
        var prefix = made.GetProperty("prefix").GetString()!;
        text.ShouldMatch("^sb_[0-9a-f]{12}_[0-9a-f]{64}$");
        text.ShouldStartWith($"sb_{prefix}_");
        var (row, hash) = await RowAsync(prefix);
        row.ShouldNotContain(text[^64..]);
        hash.ShouldBe(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(text[^64..])));
        (await tenant.Admin.GetAsync("/api-keys", Ct)).ToString().ShouldNotContain(text[^64..]);
    }

    [Fact]
    public async Task A_key_has_the_rights_of_its_role()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Reader", role = "inspector" }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());

        var reading = await program.SendAsync(HttpMethod.Get, "/conversations", (object?)null, Ct);
        var writing = await program.SendAsync(HttpMethod.Post, "/contacts", new { name = "x" }, Ct);

        ((int)reading.Status).ShouldBe(200);
        writing.Code.ShouldBe("permission.missing");
    }

    [Fact]
    public async Task A_key_stops_counting_when_it_expires()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var clock = new MovableClock();
        await using var scope = Enter(tenant);
        var keys = Keys(scope.ServiceProvider, clock);
        var (_, secret) = await keys.CreateAsync("Short", "agent", clock.GetUtcNow().AddMinutes(1), Ct);

        var before = await keys.ProveAsync(secret, Ct);
        clock.Move(TimeSpan.FromMinutes(1));
        var after = await keys.ProveAsync(secret, Ct);

        before.ShouldNotBeNull();
        after.ShouldBeNull();
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Lost", role = "admin" }, Ct);
        using var program = new ApiClient(tenant.Address, made.GetProperty("secret").GetString());
        (await program.SendAsync(HttpMethod.Get, "/inboxes", (object?)null, Ct)).Required();

        await tenant.Admin.DeleteAsync($"/api-keys/{made.GetProperty("id").GetGuid()}", Ct);

        ((int)(await program.SendAsync(HttpMethod.Get, "/inboxes", (object?)null, Ct)).Status).ShouldBe(401);
    }

    [Fact]
    public async Task A_key_that_another_process_revokes_opens_nothing_half_a_minute_later()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var clock = new MovableClock();
        await using var scope = Enter(tenant);
        var (ours, theirs) = (Keys(scope.ServiceProvider, clock), Keys(scope.ServiceProvider, clock));
        var (key, secret) = await ours.CreateAsync("Shared", "agent", null, Ct);
        (await ours.ProveAsync(secret, Ct)).ShouldNotBeNull();

        await theirs.RevokeAsync(key.Id, Ct);
        clock.Move(TimeSpan.FromSeconds(30));

        (await ours.ProveAsync(secret, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_remembered_key_still_has_to_prove_its_secret()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var scope = Enter(tenant);
        var keys = Keys(scope.ServiceProvider, new MovableClock());
        var (_, secret) = await keys.CreateAsync("Known", "agent", null, Ct);
        (await keys.ProveAsync(secret, Ct)).ShouldNotBeNull();

        var guessed = await keys.ProveAsync(secret[..^1] + (secret[^1] == '0' ? '1' : '0'), Ct);

        guessed.ShouldBeNull();
    }

    [Theory]
    [InlineData("sb_{prefix}_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sb_{prefix}_")]
    [InlineData("{prefix}")]
    [InlineData("sb_000000000000_{secret}")]
    [InlineData("SB_{prefix}_{secret}")]
    [InlineData("sb_{prefix}_{secret}0")]
    [InlineData("sb_%_{secret}")]
    public async Task A_key_that_is_only_nearly_right_proves_nothing(string shape)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var parts = tenant.ApiKey.Split('_');
        await using var scope = Enter(tenant);

        var proven = await scope.ServiceProvider.GetRequiredService<ApiKeys>().ProveAsync(
            shape.Replace("{prefix}", parts[1], StringComparison.Ordinal).Replace("{secret}", parts[2], StringComparison.Ordinal), Ct);

        proven.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_of_another_tenant_can_be_neither_seen_nor_revoked()
    {
        var (ours, theirs) = (await deployment.FreshTenantAsync(Ct), await deployment.FreshTenantAsync(Ct));
        await using var inTheirs = Enter(theirs);
        var (key, secret) = await inTheirs.ServiceProvider.GetRequiredService<ApiKeys>().CreateAsync("Theirs", "agent", null, Ct);
        await using var inOurs = Enter(ours);
        var keys = inOurs.ServiceProvider.GetRequiredService<ApiKeys>();

        var revoked = await keys.RevokeAsync(key.Id, Ct);

        revoked.ShouldBeFalse();
        keys.OfTenant().Select(k => k.Id).ToList().ShouldNotContain(key.Id);
        (await keys.ProveAsync(secret, Ct))!.TenantId.ShouldBe(theirs.Id);
    }

    private AsyncServiceScope Enter(TestTenant tenant) => deployment.Services.GetRequiredService<PlatformScope>().Enter(tenant.Tenant);

    private static ApiKeys Keys(IServiceProvider services, TimeProvider clock) =>
        new(services.GetRequiredService<CatalogDb>(), services.GetRequiredService<CurrentTenant>(), new RememberedKeys(clock), new ApiKeyUse(), clock);

    private async Task<(string Row, byte[] Hash)> RowAsync(string prefix)
    {
        await using var command = deployment.Owner.CreateCommand("select k::text, k.hash from catalog.api_keys k where prefix = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = prefix });
        await using var row = await command.ExecuteReaderAsync(Ct);
        await row.ReadAsync(Ct);
        return (row.GetString(0), row.GetFieldValue<byte[]>(1));
    }
}
