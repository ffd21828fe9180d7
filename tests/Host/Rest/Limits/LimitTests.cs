using System.Net;
using System.Text.RegularExpressions;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Limits;

/// <summary>A host with small allowances, beside the usual one on the same database.</summary>
public sealed partial class LimitTests(Deployment deployment) : IAsyncLifetime
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["RateLimits:PerCredential"] = "10",
        ["RateLimits:PerTenant"] = "15",
        ["RateLimits:Anonymous"] = "5",
        ["RateLimits:PerVisitor"] = "3",
    }, _ct);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_answer_says_what_is_left_and_a_credential_that_used_it_up_is_told_when_to_come_back()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = new ApiClient(_host.Address, tenant.ApiKey);

        var fine = await GetAsync(program, "/contacts");
        var missing = await GetAsync(program, "/nothing");
        var wrong = await program.SendAsync(HttpMethod.Put, "/contacts", new { }, _ct);
        var last = fine;
        for (var i = 3; i < 10; i++)
            last = await GetAsync(program, "/contacts");
        var refused = await GetAsync(program, "/contacts");

        fine.Headers["RateLimit-Policy"].ShouldStartWith("\"default\";q=10;w=60");
        Left().IsMatch(fine.Headers["RateLimit"]).ShouldBeTrue(fine.Headers["RateLimit"]);
        fine.Headers["RateLimit"].ShouldStartWith("\"default\";r=9;t=");
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Headers["RateLimit"].ShouldStartWith("\"default\";r=8;t=");
        wrong.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        wrong.Headers["RateLimit"].ShouldStartWith("\"default\";r=7;t=");
        last.Status.ShouldBe(HttpStatusCode.OK, last.Text);
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Code.ShouldBe("requests.too-many");
        int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        refused.Headers["RateLimit"].ShouldStartWith("\"default\";r=0;t=");
    }

    [Fact]
    public async Task A_noisy_tenant_uses_up_its_own_allowance_and_nobody_elses()
    {
        var (noisy, quiet) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        var key = await noisy.Admin.PostAsync("/api-keys", new { name = "Second", role = "admin" }, _ct);
        using var first = new ApiClient(_host.Address, noisy.ApiKey);
        using var second = new ApiClient(_host.Address, key.GetProperty("secret").GetString());
        using var others = new ApiClient(_host.Address, quiet.ApiKey);

        var answers = new List<Answer>();
        for (var i = 0; i < 9; i++)
            answers.AddRange([await GetAsync(first, "/contacts"), await GetAsync(second, "/contacts")]);
        var other = await GetAsync(others, "/contacts");

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(15);
        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        refused.Code.ShouldBe("requests.too-many-of-tenant");
        refused.Headers["RateLimit"].ShouldContain("\"tenant\";r=0;t=");
        other.Status.ShouldBe(HttpStatusCode.OK, other.Text);
    }

    [Fact]
    public async Task The_AI_operations_count_for_the_tenant_as_all_others_do()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = new ApiClient(_host.Address, tenant.ApiKey);
        using var second = new ApiClient(_host.Address, (await tenant.Admin.PostAsync("/api-keys", new { name = "Second", role = "admin" }, _ct)).GetProperty("secret").GetString());
        for (var i = 0; i < 8; i++)
            await GetAsync(program, "/contacts");

        var answers = new List<Answer>();
        for (var i = 0; i < 8; i++)
            answers.Add(await second.SendAsync(HttpMethod.Post, "/ai/analyze", new { text = "a" }, _ct));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(7);
        answers[^1].Code.ShouldBe("requests.too-many-of-tenant");
    }

    [Fact]
    public async Task Whoever_has_no_credential_shares_the_allowance_of_the_address_and_a_visitor_has_one_of_their_own()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var visitor = await VisitorClient.OpenAsync(_host.Address, tenant.InboxKey, _ct);

        var says = new List<Answer>();
        for (var i = 0; i < 4; i++)
            says.Add(await GetAsync(visitor.Api, "/widget/conversations"));
        using var nobody = new ApiClient(_host.Address);
        using var stranger = new ApiClient(_host.Address, "not-a-token");
        var asks = new List<Answer>();
        for (var i = 0; i < 4; i++)
            asks.Add(await GetAsync(nobody, "/contacts"));
        var late = await GetAsync(nobody, "/contacts");
        var guess = await GetAsync(stranger, "/widget/conversations");

        says.Select(a => a.Status).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
        says[0].Headers["RateLimit"].ShouldStartWith("\"default\";r=2;t=");
        asks.ShouldAllBe(a => a.Status == HttpStatusCode.Unauthorized);
        late.Status.ShouldBe(HttpStatusCode.TooManyRequests, "The session above was the first of five.");
        guess.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_bulk_counts_as_many_as_it_holds()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var program = new ApiClient(_host.Address, tenant.ApiKey);
        object Bulk(int size) => new { operations = Enumerable.Range(0, size).Select(i => new { verb = "contacts.create", input = new { name = "Contact " + i } }) };

        var fits = await program.SendAsync(HttpMethod.Post, "/bulk", Bulk(6), _ct);
        var not = await program.SendAsync(HttpMethod.Post, "/bulk", Bulk(5), _ct);

        fits.Status.ShouldBe(HttpStatusCode.OK, fits.Text);
        fits.Headers["RateLimit"].ShouldStartWith("\"default\";r=4;t=");
        not.Status.ShouldBe(HttpStatusCode.TooManyRequests, not.Text);
        (await GetAsync(program, "/contacts")).Json.GetProperty("items").GetArrayLength().ShouldBe(6);
    }

    private Task<Answer> GetAsync(ApiClient client, string path) => client.SendAsync(HttpMethod.Get, path, (object?)null, _ct);

    [GeneratedRegex("^\"default\";r=\\d+;t=([1-9]|[1-5]\\d|60)$", RegexOptions.None, 100)]
    private static partial Regex Left();
}
