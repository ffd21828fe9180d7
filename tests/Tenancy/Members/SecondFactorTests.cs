using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class SecondFactorTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_an_authenticator_app_gets_in_with_password_and_code_and_with_neither_alone()
    {
        var (email, secret, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);

        var first = await browser.SignInAsync(email);
        var between = await browser.SendAsync(HttpMethod.Get, "/contacts");
        var second = await browser.EnterAsync("/session/second-factor", new { ticket = TicketOf(first), code = OneTimeCode.Of(secret) });

        first.Code.ShouldBe("session.second-factor-needed");
        first.Json.GetProperty("methods").EnumerateArray().Select(m => m.GetString()).ShouldBe(["totp", "recovery-code"]);
        first.Headers.Keys.ShouldNotContain("Set-Cookie");
        between.Code.ShouldBe("session.missing");
        ((int)second.Status).ShouldBe(200);
        (await browser.SendAsync(HttpMethod.Get, "/contacts")).Required();
    }

    [Fact]
    public async Task A_code_proves_something_once()
    {
        var (email, secret, _) = await EnrolledAsync();
        var code = OneTimeCode.Of(secret);
        using var browser = new Browser(deployment);
        (await browser.EnterAsync("/session/second-factor", new { ticket = TicketOf(await browser.SignInAsync(email)), code })).Required();

        using var thief = new Browser(deployment);
        var replayed = await thief.EnterAsync("/session/second-factor", new { ticket = TicketOf(await thief.SignInAsync(email)), code });

        replayed.Code.ShouldBe("second-factor.wrong-code");
    }

    [Fact]
    public async Task A_ticket_is_good_for_one_session_and_for_nothing_else()
    {
        var (email, secret, recovery) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        var ticket = TicketOf(await browser.SignInAsync(email));
        (await browser.EnterAsync("/session/second-factor", new { ticket, code = OneTimeCode.Of(secret) })).Required();

        var again = await browser.EnterAsync("/session/second-factor", new { ticket, recoveryCode = recovery[0] });
        var elsewhere = await browser.EnterAsync("/session/passkey", new { ticket, credential = new { } });

        again.Code.ShouldBe("session.ticket-over");
        elsewhere.Code.ShouldBe("session.ticket-over");
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once_and_never_for_the_password()
    {
        var (email, _, recovery) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        (await browser.EnterAsync("/session/second-factor", new { ticket = TicketOf(await browser.SignInAsync(email)), recoveryCode = recovery[3].ToLowerInvariant() })).Required();

        using var other = new Browser(deployment);
        var again = await other.EnterAsync("/session/second-factor", new { ticket = TicketOf(await other.SignInAsync(email)), recoveryCode = recovery[3] });
        var alone = await other.EnterAsync("/session/second-factor", new { ticket = "none", recoveryCode = recovery[4] });

        again.Code.ShouldBe("second-factor.wrong-code");
        alone.Code.ShouldBe("session.ticket-over");
        (await browser.SendAsync(HttpMethod.Get, "/account/security")).Json.GetProperty("recoveryCodes").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task Wrong_codes_close_the_account_as_wrong_passwords_do_and_the_right_password_buys_no_more_of_them()
    {
        var (email, secret, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        for (var i = 0; i < 5; i++)
        {
            var ticket = TicketOf(await browser.SignInAsync(email));
            (await browser.EnterAsync("/session/second-factor", new { ticket, code = "00000" + i })).Code.ShouldBe("second-factor.wrong-code");
        }

        var sixth = await browser.SignInAsync(email);

        ((int)sixth.Status).ShouldBe(429);
        secret.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"ticket":"x"}""")]
    [InlineData("""{"ticket":"x","code":"123456","recoveryCode":"ABCDE-FGHIJ"}""")]
    [InlineData("""{"ticket":"x","code":123456}""")]
    [InlineData("""{"ticket":["x"],"code":"123456"}""")]
    [InlineData("""{"code":"123456"}""")]
    public async Task A_step_that_is_none_is_refused(string body)
    {
        using var nobody = deployment.Anonymous();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await nobody.SendAsync(HttpMethod.Post, "/session/second-factor", content, Ct);

        answer.Code.ShouldBe("input.invalid");
    }

    [Fact]
    public async Task The_secret_is_kept_encrypted_and_recovery_codes_as_hashes()
    {
        var (email, secret, recovery) = await EnrolledAsync();

        await using var command = deployment.Owner.CreateCommand("select string_agg(t.value, ' ') from catalog.user_tokens t join catalog.users u on u.id = t.user_id where u.email = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = email });
        var kept = (string)(await command.ExecuteScalarAsync(Ct))!;

        kept.ShouldNotContain(secret);
        recovery.ShouldAllBe(c => !kept.Contains(c) && !kept.Contains(c.Replace("-", "")));
        recovery.Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public async Task Setting_up_an_app_ends_the_persons_other_sessions()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = new Browser(deployment);
        (await browser.SignInAsync(tenant.Agent.Email)).Required();

        await browser.EnrolTotpAsync();

        (await tenant.Agent.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct)).Code.ShouldBe("session.missing");
        (await browser.SendAsync(HttpMethod.Get, "/contacts")).Required();
    }

    [Fact]
    public async Task Nothing_is_set_up_before_a_code_was_read_from_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = new Browser(deployment);
        (await browser.SignInAsync(tenant.Agent.Email)).Required();
        await browser.PostAsync("/account/security/totp");

        var wrong = await browser.PostAsync("/account/security/totp/confirm", new { code = "000000" });

        wrong.Code.ShouldBe("second-factor.wrong-code");
        using var again = new Browser(deployment);
        (await again.SignInAsync(tenant.Agent.Email)).Required();
    }

    [Fact]
    public async Task Removing_the_app_needs_it_to_be_there_and_leaves_the_password()
    {
        var (email, secret, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        (await browser.EnterAsync("/session/second-factor", new { ticket = TicketOf(await browser.SignInAsync(email)), code = OneTimeCode.Of(secret) })).Required();

        var removed = await browser.SendAsync(HttpMethod.Delete, "/account/security/totp");
        var twice = await browser.SendAsync(HttpMethod.Delete, "/account/security/totp");

        ((int)removed.Status).ShouldBe(204);
        twice.Code.ShouldBe("authenticator.not-found");
        using var later = new Browser(deployment);
        (await later.SignInAsync(email)).Required();
    }

    [Fact]
    public async Task A_company_that_asks_for_a_second_factor_lets_people_without_one_do_nothing_but_set_it_up()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var admin = new Browser(deployment);
        (await admin.SignInAsync(tenant.Admin.Email)).Required();
        var tooEarly = await admin.SendAsync(HttpMethod.Put, "/security-policy", new { secondFactorRequired = true });
        await admin.EnrolTotpAsync();

        (await admin.SendAsync(HttpMethod.Put, "/security-policy", new { secondFactorRequired = true })).Required();

        using var agent = new Browser(deployment);
        (await agent.SignInAsync(tenant.Agent.Email)).Required().GetProperty("mustEnrol").GetBoolean().ShouldBeTrue();
        (await agent.SendAsync(HttpMethod.Get, "/contacts")).Code.ShouldBe("session.second-factor-missing");
        await agent.EnrolTotpAsync();
        (await agent.SendAsync(HttpMethod.Get, "/contacts")).Required();
        tooEarly.Code.ShouldBe("security-policy.second-factor-of-your-own-first");
        using var program = tenant.Program();
        await program.GetAsync("/contacts", Ct);
    }

    [Fact]
    public async Task A_key_of_a_program_secures_no_account()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var program = tenant.Program();

        var answer = await program.SendAsync(HttpMethod.Post, "/account/security/totp", (object?)null, Ct);

        answer.Code.ShouldBe("session.missing");
    }

    private static string TicketOf(Answer answer) => answer.Json.GetProperty("ticket").GetString()!;

    private async Task<(string Email, string Secret, string[] Recovery)> EnrolledAsync()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = new Browser(deployment);
        (await browser.SignInAsync(tenant.Agent.Email)).Required();
        var (secret, recovery) = await browser.EnrolTotpAsync();
        return (tenant.Agent.Email, secret, recovery);
    }
}
