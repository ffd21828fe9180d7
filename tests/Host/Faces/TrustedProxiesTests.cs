using Microsoft.Extensions.Configuration;
using Switchboard.Host.Faces;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Faces;

/// <summary>Who is believed about where a request came from, and whether it came by TLS.</summary>
public sealed class TrustedProxiesTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1, ::1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1, 10.0.0.0/8", "203.0.113.9, 10.1.2.3", "203.0.113.9")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    public async Task A_trusted_proxy_says_from_where_and_that_it_was_by_tls(string trusted, string forwarded, string from)
    {
        var (answer, address) = await SignInAsync(trusted, forwarded);

        answer.Headers.Keys.ShouldContain("Strict-Transport-Security");
        answer.Headers["Set-Cookie"].ShouldContain("__Host-switchboard=");
        answer.Headers["Set-Cookie"].ShouldContain("secure", Case.Insensitive);
        address.ShouldBe(from);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public async Task Whoever_is_no_trusted_proxy_is_not_believed(string? trusted)
    {
        var (answer, address) = await SignInAsync(trusted, "203.0.113.9");

        answer.Headers.Keys.ShouldNotContain("Strict-Transport-Security");
        answer.Headers["Set-Cookie"].ShouldNotContain("__Host-");
        address.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("127.0.0.1, proxy.internal", "proxy.internal")]
    [InlineData("10.0.0.0/33", "10.0.0.0/33")]
    [InlineData("*", "*")]
    public void A_setting_that_names_nothing_is_said_before_the_start(string trusted, string strange)
    {
        var complaint = TrustedProxies.Complaint(new ConfigurationBuilder().AddInMemoryCollection([new("Proxy:Trusted", trusted)]).Build());

        complaint.ShouldNotBeNull().ShouldContain($"'{strange}'");
    }

    private async Task<(Answer Answer, string Address)> SignInAsync(string? trusted, string forwarded)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await using var host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Proxy:Trusted"] = trusted }, Ct);
        using var browser = new ApiClient(host.Address);
        var answer = await browser.SendAsync(
            HttpMethod.Post, "/session", new { email = tenant.Agent.Email, password = Deployment.Password }, Ct, ("X-Forwarded-For", forwarded), ("X-Forwarded-Proto", "https"));
        answer.Required();
        var entries = await tenant.Admin.GetAsync($"/audit-log?verb=session.sign-in&actorId={tenant.Agent.MemberId}&limit=1", Ct);
        return (answer, entries.GetProperty("items")[0].GetProperty("address").GetString()!);
    }
}
