using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Switchboard.Desk;
using Switchboard.Desk.Members;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class FreshAuthenticationTests(Deployment deployment)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CallerKind.Member, 0, true)]
    [InlineData(CallerKind.Member, 600, true)]
    [InlineData(CallerKind.Member, 601, false)]
    [InlineData(CallerKind.Member, null, false)]
    [InlineData(CallerKind.ApiKey, null, true)]
    [InlineData(CallerKind.System, null, true)]
    [InlineData(CallerKind.Application, null, true)]
    public void A_person_must_have_proven_it_within_ten_minutes_and_a_program_has_nobody_to_ask(CallerKind kind, int? secondsAgo, bool goesOn)
    {
        var caller = new Caller(kind, Guid.Empty, "x", []) { AuthenticatedAt = secondsAgo is { } ago ? Now.AddSeconds(-ago) : null };

        var refusal = FreshAuthentication.Decide(caller, Now);

        (refusal is null).ShouldBe(goesOn);
    }

    [Theory]
    [InlineData(null, null, false, "input.invalid")]
    [InlineData("p", "c", false, "input.invalid")]
    [InlineData("p", null, false, null)]
    [InlineData("p", null, true, "session.second-factor-asked")]
    [InlineData(null, "c", true, null)]
    public void The_proof_is_one_and_as_strong_as_the_account(string? password, string? code, bool secondFactor, string? refusal)
    {
        var decided = ReauthenticateEndpoint.Decide(new ReauthenticateEndpoint.Input(password, code), new SecondFactorState(secondFactor, 0, 0));

        decided?.Code.ShouldBe(refusal);
        (decided is null).ShouldBe(refusal is null);
    }

    [Theory]
    [InlineData("api-keys.create")]
    [InlineData("members.add")]
    [InlineData("members.change")]
    [InlineData("plugins.configure")]
    [InlineData("plugins.enable")]
    [InlineData("plugins.disable")]
    [InlineData("webhooks.create")]
    [InlineData("webhooks.update")]
    [InlineData("webhooks.rotate-secret")]
    [InlineData("inboxes.renew-identity-secret")]
    [InlineData("security-policy.change")]
    [InlineData("oauth-clients.create")]
    [InlineData("oauth-clients.change")]
    [InlineData("oauth-clients.add-secret")]
    public void What_changes_who_gets_in_or_where_data_goes_is_declared_sensitive(string verb) =>
        VerbRegistry.Read(DeskModule.Room, typeof(RestJson).Assembly).Verbs.Single(v => v.Declaration.Name == verb).Declaration.FreshAuthentication.ShouldBeTrue();

    [Fact]
    public async Task A_session_that_was_proven_long_ago_is_asked_again_at_every_door_and_then_goes_on()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = await StaleAsync(tenant);
        var key = new { name = "Till", role = "agent" };

        var rest = await browser.SendAsync(HttpMethod.Post, "/api-keys", key);
        var many = await browser.SendAsync(HttpMethod.Post, "/bulk", new { operations = new[] { new { verb = "api-keys.create", input = key } } });
        var graph = await browser.SendAsync(HttpMethod.Post, "~/graphql", new { query = """mutation { createApiKey(input: {name: "Till", role: AGENT}) { errors { ... on UserError { code } } } }""" });
        (await browser.EnterAsync("/session/reauthenticate", new { password = Deployment.Password })).Required();
        var after = await browser.SendAsync(HttpMethod.Post, "/api-keys", key);

        rest.Code.ShouldBe("session.fresh-authentication-required");
        ((int)rest.Status).ShouldBe(403);
        many.Text.ShouldContain("session.fresh-authentication-required");
        graph.Text.ShouldContain("session.fresh-authentication-required");
        ((int)after.Status).ShouldBe(201);
    }

    [Fact]
    public async Task A_session_that_was_proven_long_ago_still_does_everyday_work()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = await StaleAsync(tenant);

        var renamed = await browser.SendAsync(HttpMethod.Patch, $"/members/{tenant.Agent.MemberId}", new { name = "Ann" });
        var promoted = await browser.SendAsync(HttpMethod.Patch, $"/members/{tenant.Agent.MemberId}", new { role = "admin" });

        ((int)renamed.Status).ShouldBe(200);
        promoted.Code.ShouldBe("session.fresh-authentication-required");
    }

    [Fact]
    public async Task A_wrong_password_proves_nothing_and_does_not_sign_out()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = await StaleAsync(tenant);

        var wrong = await browser.EnterAsync("/session/reauthenticate", new { password = "not the password" });

        wrong.Code.ShouldBe("session.wrong-password");
        (await browser.SendAsync(HttpMethod.Get, "/contacts")).Required();
        (await browser.SendAsync(HttpMethod.Post, "/api-keys", new { name = "x", role = "agent" })).Code.ShouldBe("session.fresh-authentication-required");
    }

    [Fact]
    public async Task Securing_the_account_is_sensitive_too()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = await StaleAsync(tenant);

        var answer = await browser.PostAsync("/account/security/totp");

        answer.Code.ShouldBe("session.fresh-authentication-required");
    }

    [Fact]
    public async Task A_program_is_not_asked()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var program = tenant.Program();

        var made = await program.SendAsync(HttpMethod.Post, "/api-keys", JsonContent.Create(new { name = "Till", role = "agent" }), Ct);

        ((int)made.Status).ShouldBe(201);
    }

    /// <summary>An administrator's browser whose cookie is an hour old.</summary>
    private async Task<Browser> StaleAsync(TestTenant tenant)
    {
        await using var scope = deployment.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<Accounts>().FindByEmailAsync(tenant.Admin.Email);
        var principal = PrincipalClaims.Of(user!, tenant.Id.ToString(), "session", TimeProvider.System.GetUtcNow().AddHours(-1), ["pwd"]);
        var cookie = deployment.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("session");
        var properties = new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        var browser = new Browser(deployment);
        await browser.ResumeAsync("switchboard", cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, "session")));
        return browser;
    }
}
