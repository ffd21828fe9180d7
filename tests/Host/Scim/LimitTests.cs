using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>A directory has the allowance of its key, as everywhere.</summary>
public sealed class LimitTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_too_often_is_told_in_the_protocols_words_when_to_come_back()
    {
        await using var host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:PerCredential"] = "2" }, _ct);
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = new ApiClient(host.Address, tenant.ApiKey);

        var fine = await program.ScimAsync("GET", "Users", null, _ct);
        await program.ScimAsync("GET", "Users", null, _ct);
        var over = await program.ScimAsync("GET", "Users", null, _ct);

        fine.Status.ShouldBe(HttpStatusCode.OK);
        fine.Headers["RateLimit"].ShouldStartWith("\"default\";r=1;t=");
        over.Error().ShouldBe("429");
        over.Headers.Keys.ShouldContain("Retry-After");
    }
}
