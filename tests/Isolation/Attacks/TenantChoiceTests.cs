using Switchboard.Testing;

namespace Switchboard.Isolation.Attacks;

/// <summary>Nobody chooses a tenant they do not belong to, by whatever header, field or trick.</summary>
public sealed class TenantChoiceTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Naming_a_tenant_one_does_not_belong_to_answers_as_naming_none_that_exists()
    {
        var theirs = await ListAsync(tenants.Ours.Tenant.Admin, ("X-Tenant", tenants.Theirs.Tenant.Slug));
        var nobodys = await ListAsync(tenants.Ours.Tenant.Admin, ("X-Tenant", "there-is-none"));

        theirs.Code.ShouldBe("session.no-tenant");
        Operations.Sameness.Of(theirs, Guid.Empty).ShouldBe(Operations.Sameness.Of(nobodys, Guid.Empty));
    }

    [Fact]
    public async Task A_key_opens_its_own_tenant_only()
    {
        using var program = tenants.Ours.Tenant.Program();

        var own = await ListAsync(program, ("X-Tenant", tenants.Ours.Tenant.Slug));
        var theirs = await ListAsync(program, ("X-Tenant", tenants.Theirs.Tenant.Slug));

        own.Text.ShouldContain(tenants.Ours.Marker);
        theirs.Code.ShouldBe("session.no-tenant");
    }

    [Theory]
    [InlineData("X-Tenant", "' or ''='")]
    [InlineData("X-Tenant", "x'; select set_config('app.tenant_id', '{theirs}', false); --")]
    [InlineData("X-Tenant", "{theirs}")]
    [InlineData("X-Tenant", "{slug}\t")]
    [InlineData("X-Tenant", "{SLUG}")]
    public async Task An_injected_tenant_is_no_tenant(string name, string value)
    {
        var answer = await ListAsync(tenants.Ours.Tenant.Admin, (name, Fill(value)));

        answer.Text.ShouldNotContain(tenants.Theirs.Marker);
        answer.Code.ShouldBe("session.no-tenant");
    }

    [Theory]
    [InlineData("app.tenant_id", "{theirs}")]
    [InlineData("tenant_id", "{theirs}")]
    [InlineData("X-Tenant-Id", "{theirs}")]
    [InlineData("tenant", "{slug}")]
    [InlineData("Cookie", "tenant={slug}; app.tenant_id={theirs}")]
    [InlineData("X-Forwarded-Host", "{slug}.switchboard.example")]
    public async Task A_header_that_means_nothing_changes_nothing(string name, string value)
    {
        using var program = tenants.Ours.Tenant.Program();

        var answer = await ListAsync(program, (name, Fill(value)));

        answer.Text.ShouldContain(tenants.Ours.Marker);
        answer.Text.ShouldNotContain(tenants.Theirs.Marker);
    }

    [Theory]
    [InlineData("/contacts?tenantId={theirs}")]
    [InlineData("/contacts?tenant_id={theirs}")]
    [InlineData("/contacts?search=' or tenant_id = '{theirs}")]
    [InlineData("/contacts?search=%25")]
    [InlineData("/contacts?email={marker}@example.com")]
    public async Task A_query_cannot_reach_over(string path)
    {
        var answer = await tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Get, Fill(path), (object?)null, Ct);

        ((int)answer.Status).ShouldBeOneOf(200, 400);
        if ((int)answer.Status == 200)
            answer.Text.ShouldNotContain(tenants.Theirs.Marker);
    }

    [Fact]
    public async Task A_body_cannot_name_a_tenant()
    {
        var answer = await tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/contacts", new { name = "Eve", tenantId = tenants.Theirs.Tenant.Id.Value }, Ct);

        answer.Code.ShouldBe("input.invalid");
    }

    [Fact]
    public async Task Signing_in_to_a_tenant_one_does_not_belong_to_answers_as_to_none_that_exists()
    {
        using var nobody = tenants.Deployment.Anonymous();
        Task<Answer> SignInAsync(string tenant) =>
            nobody.SendAsync(HttpMethod.Post, "/session", new { email = tenants.Ours.Tenant.Admin.Email, password = Deployment.Password, tenant }, Ct);

        var theirs = await SignInAsync(tenants.Theirs.Tenant.Slug);
        var nobodys = await SignInAsync("there-is-none");

        theirs.Code.ShouldBe("session.no-tenant");
        Operations.Sameness.Of(theirs, Guid.Empty).ShouldBe(Operations.Sameness.Of(nobodys, Guid.Empty));
    }

    [Fact]
    public async Task What_another_tenant_has_taken_is_free_here()
    {
        // A tenant of its own: what it takes must not be found by the tests that look for the other's words in ours.
        var admin = (await tenants.Deployment.FreshTenantAsync(Ct)).Admin;

        var article = await admin.SendAsync(HttpMethod.Post, "/articles", new { slug = tenants.Theirs.ArticleSlug, language = "en", title = "Ours", body = "Ours", status = "draft" }, Ct);
        var team = await admin.SendAsync(HttpMethod.Post, "/teams", new { name = "Team " + tenants.Theirs.Marker, memberIds = Array.Empty<Guid>() }, Ct);
        var contact = await admin.SendAsync(HttpMethod.Post, "/contacts", new { name = "Same", email = $"{tenants.Theirs.Marker}@example.com" }, Ct);

        ((int)article.Status).ShouldBe(201, article.Text);
        ((int)team.Status).ShouldBe(201, team.Text);
        ((int)contact.Status).ShouldBe(201, contact.Text);
    }

    [Fact]
    public async Task A_bad_password_does_not_tell_whether_another_tenant_knows_the_address()
    {
        Task<Answer> AddAsync(string email) => tenants.Ours.Tenant.Admin.SendAsync(HttpMethod.Post, "/members", new { name = "Who", email, role = "agent", password = "short" }, Ct);

        var known = await AddAsync(tenants.Theirs.Tenant.Agent.Email);
        var unknown = await AddAsync($"{Guid.CreateVersion7():N}@nowhere.example");

        known.Code.ShouldBe("input.invalid");
        Operations.Sameness.Of(known, Guid.Empty).ShouldBe(Operations.Sameness.Of(unknown, Guid.Empty));
    }

    private static Task<Answer> ListAsync(ApiClient caller, params (string Name, string Value)[] headers) =>
        caller.SendAsync(HttpMethod.Get, "/articles", (object?)null, Ct, headers);

    private string Fill(string text) => text
        .Replace("{theirs}", tenants.Theirs.Tenant.Id.ToString(), StringComparison.Ordinal)
        .Replace("{slug}", tenants.Theirs.Tenant.Slug, StringComparison.Ordinal)
        .Replace("{SLUG}", tenants.Theirs.Tenant.Slug.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{marker}", tenants.Theirs.Marker, StringComparison.Ordinal);
}
