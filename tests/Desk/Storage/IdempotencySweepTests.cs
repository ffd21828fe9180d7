using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Switchboard.Desk.Storage;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Storage;

/// <summary>Answers that nobody may ask for again are taken away, and no others.</summary>
public sealed class IdempotencySweepTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_expired_goes_and_what_counts_stays()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        foreach (var key in (string[])["old", "new"])
            await tenant.Admin.SendAsync(HttpMethod.Post, "/contacts", new { name = "Ann" }, _ct, ("Idempotency-Key", key));
        await deployment.Owner.RunAsync("update desk.idempotency_keys set expires_at = now() where tenant_id = $1 and key = 'old'", _ct, tenant.Id.Value);
        var sweep = deployment.Services.GetServices<IHostedService>().OfType<IdempotencySweep>().Single();

        await sweep.SweepAsync(_ct);

        (await deployment.Owner.ScalarAsync<string>("select string_agg(key, ',') from desk.idempotency_keys where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe("new");
    }
}
