using System.Net;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

public sealed class SignUpTests(SignUpStage stage) : IClassFixture<SignUpStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "How to reach us")]
    [InlineData("zh-CN", "如何联系我们")]
    public async Task One_form_gives_a_company_with_an_inbox_and_articles_and_signs_its_founder_in(string language, string article)
    {
        var person = await stage.FoundAsync(Ct, company: "Blue Whale Trading", language: language);

        var tenant = person.Session.GetProperty("tenant");
        tenant.GetProperty("slug").GetString()!.ShouldStartWith("blue-whale-trading");
        (tenant.GetProperty("timeZone").GetString(), tenant.GetProperty("language").GetString(), tenant.GetProperty("confirmed").GetBoolean()).ShouldBe(("Asia/Shanghai", language, false));
        person.Session.GetProperty("member").GetProperty("role").GetString().ShouldBe("admin");
        var inbox = (await person.Api.GetAsync("/inboxes", Ct)).GetProperty("items").EnumerateArray().Single();
        inbox.GetProperty("channel").GetString().ShouldBe("web-chat");
        var articles = (await person.Api.GetAsync("/articles", Ct)).GetProperty("items").EnumerateArray().ToList();
        articles.Count.ShouldBe(5);
        articles.ShouldAllBe(a => a.GetProperty("language").GetString() == language && a.GetProperty("status").GetString() == "published");
        using var visitor = new ApiClient(stage.Address);
        (await visitor.PostAsync("/widget/sessions", new { inboxKey = inbox.GetProperty("key").GetString() }, Ct)).GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        (await visitor.SendAsync(HttpMethod.Get, $"~/help/{tenant.GetProperty("slug").GetString()}", (HttpContent?)null, Ct)).Text.ShouldContain(article);
        (await person.Api.GetAsync("/articles/search?q=PDF&language=" + language, Ct)).ToString().ShouldContain("send-a-picture-or-file");
    }

    [Fact]
    public async Task A_known_address_is_answered_as_a_new_one_and_only_its_owner_is_told()
    {
        var owner = await stage.FoundAsync(Ct);
        var tenants = await stage.CountAsync("select count(*) from catalog.tenants", Ct);
        using var stranger = new ApiClient(stage.Address);
        using var other = new ApiClient(stage.Address);

        var known = await stranger.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(owner.Email.ToUpperInvariant(), password: "another password"), Ct);
        var fresh = await other.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(SignUpStage.NewAddress()), Ct);

        (known.Status, known.Text).ShouldBe((HttpStatusCode.Accepted, fresh.Text));
        Comparable(known).ShouldBe(Comparable(fresh));
        (await stranger.SendAsync(HttpMethod.Get, "/session", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await stage.Mail.LetterAsync(owner.Email, Ct, 2)).Text.ShouldContain("You already have an account");
        (await stage.CountAsync("select count(*) from catalog.tenants", Ct)).ShouldBe(tenants + 1);
        (await stage.CountAsync("select (select count(*) from catalog.users where email like '%rehearsal%') + (select count(*) from desk.members where email like '%rehearsal%')", Ct)).ShouldBe(0);
        (await stranger.SendAsync(HttpMethod.Post, "/session", new { email = owner.Email, password = "another password" }, Ct)).Code.ShouldBe("session.wrong-credentials");
    }

    /// <summary>All headers but the cookie, which is what being signed in means, and those that change from call to call.</summary>
    private static IEnumerable<string> Comparable(Answer answer) =>
        answer.Headers.Where(h => h.Key is not ("Set-Cookie" or "Date" or "RateLimit")).Select(h => $"{h.Key}: {h.Value}").Order(StringComparer.Ordinal);

    [Fact]
    public async Task Two_forms_with_the_same_address_at_once_found_one_company()
    {
        var email = SignUpStage.NewAddress();
        using var first = new ApiClient(stage.Address);
        using var second = new ApiClient(stage.Address);

        var answers = await Task.WhenAll(((ApiClient[])[first, second]).Select(c => c.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(email), Ct)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted);
        (await stage.CountAsync($"select count(*) from catalog.tenants t join catalog.users u on u.id = t.founder_id where u.email = '{email}'", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Companies_of_the_same_name_get_short_names_of_their_own()
    {
        var people = new List<Person>();
        for (var i = 0; i < 3; i++)
            people.Add(await stage.FoundAsync(Ct, company: "Same Name"));

        people.Select(p => p.Session.GetProperty("tenant").GetProperty("slug").GetString()).ShouldBe(["same-name", "same-name-2", "same-name-3"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_short_name_that_is_taken_is_refused_whether_or_not_the_address_is_known(bool known)
    {
        var owner = await stage.FoundAsync(Ct);
        var slug = owner.Session.GetProperty("tenant").GetProperty("slug").GetString();
        using var stranger = new ApiClient(stage.Address);

        var answer = await stranger.SendAsync(
            HttpMethod.Post, "/sign-up", new { company = "X", name = "Y", email = known ? owner.Email : SignUpStage.NewAddress(), password = SignUpStage.Password, slug }, Ct);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "sign-up.address-taken"));
    }

    [Theory]
    [InlineData("x@mailinator.com", "Acme", SignUpStage.Password, "en", "UTC", "sign-up.disposable-address")]
    [InlineData("x@mail.blocked.example", "Acme", SignUpStage.Password, "en", "UTC", "sign-up.disposable-address")]
    [InlineData("x@example.com", "Acme", "short", "en", "UTC", "input.invalid")]
    [InlineData("x@example.com", "Acme", "password123", "en", "UTC", "input.invalid")]
    [InlineData("x@example.com", "Acme\nBcc: y@example.com", SignUpStage.Password, "en", "UTC", "input.invalid")]
    [InlineData("x@example.com", "   ", SignUpStage.Password, "en", "UTC", "input.invalid")]
    [InlineData("no address", "Acme", SignUpStage.Password, "en", "UTC", "input.invalid")]
    [InlineData("x@example.com", "Acme", SignUpStage.Password, "fr", "UTC", "input.invalid")]
    [InlineData("x@example.com", "Acme", SignUpStage.Password, "en", "Moon/Base", "input.invalid")]
    public async Task What_cannot_be_taken_is_refused_before_anything_is_made(string email, string company, string password, string language, string timeZone, string code)
    {
        using var stranger = new ApiClient(stage.Address);

        var answer = await stranger.SendAsync(HttpMethod.Post, "/sign-up", new { company, name = "Ann", email, password, language, timeZone }, Ct);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_is_asked_for_three_times_an_hour_whether_or_not_it_is_known(bool known)
    {
        var email = known ? (await stage.FoundAsync(Ct)).Email : SignUpStage.NewAddress();
        using var stranger = new ApiClient(stage.Address);
        for (var i = 0; i < 3; i++)
            (await stranger.SendAsync(HttpMethod.Post, "/password-reset", new { email }, Ct)).Status.ShouldBe(HttpStatusCode.Accepted);

        var fourth = await stranger.SendAsync(HttpMethod.Post, "/password-reset", new { email }, Ct);

        (fourth.Status, fourth.Code).ShouldBe((HttpStatusCode.TooManyRequests, "mail.too-many"));
        int.Parse(fourth.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(3_000, 3_600);
    }

    [Fact]
    public async Task A_network_founds_ten_companies_an_hour()
    {
        await using var host = await TestHost.StartAsync(stage.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["SignUp:PerNetwork"] = null }, Ct);
        using var stranger = new ApiClient(host.Address);
        for (var i = 0; i < 10; i++)
            (await stranger.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(SignUpStage.NewAddress()), Ct)).Status.ShouldBe(HttpStatusCode.Accepted);

        var eleventh = await stranger.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(SignUpStage.NewAddress()), Ct);

        eleventh.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_closed_installation_takes_nobody()
    {
        await using var host = await TestHost.StartAsync(stage.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["SignUp:Open"] = "false" }, Ct);
        using var stranger = new ApiClient(host.Address);

        var answer = await stranger.SendAsync(HttpMethod.Post, "/sign-up", SignUpStage.Form(SignUpStage.NewAddress()), Ct);

        answer.Code.ShouldBe("sign-up.closed");
    }

    [Theory]
    [InlineData("insert into catalog.tenants (id, slug, name, placement, database_name, created_at) values (gen_random_uuid(), 'evil', 'E', 'dedicated', 'postgres', now())")]
    [InlineData("insert into catalog.tenants (id, slug, name, active, created_at) values (gen_random_uuid(), 'evil', 'E', false, now())")]
    [InlineData("update catalog.tenants set name = 'evil'")]
    [InlineData("update catalog.tenants set founder_id = null")]
    [InlineData("delete from catalog.tenants")]
    public async Task The_applications_role_can_do_no_more_to_tenants_than_found_shared_ones(string sql)
    {
        await using var app = NpgsqlDataSource.Create(stage.Database.App);
        await using var command = app.CreateCommand(sql);

        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
