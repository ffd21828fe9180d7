using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class PasskeyTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_signs_in_without_a_password()
    {
        var (_, passkey, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);

        var entered = await EnterAsync(browser, passkey);

        entered.Required().GetProperty("member").GetProperty("role").GetString().ShouldBe("agent");
        (await browser.SendAsync(HttpMethod.Get, "/contacts")).Required();
    }

    [Fact]
    public async Task A_password_alone_no_longer_opens_an_account_with_a_passkey()
    {
        var (email, _, recovery) = await EnrolledAsync();
        using var browser = new Browser(deployment);

        var answer = await browser.SignInAsync(email);

        answer.Code.ShouldBe("session.second-factor-needed");
        answer.Json.GetProperty("methods").EnumerateArray().Select(m => m.GetString()).ShouldBe(["passkey", "recovery-code"]);
        recovery.Length.ShouldBe(10);
    }

    [Fact]
    public async Task An_answer_proves_something_once()
    {
        var (_, passkey, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        var asked = (await browser.PostAsync("/session/passkey/options")).Required();
        var body = new { ticket = asked.GetProperty("ticket").GetString(), credential = passkey.Prove(asked.GetProperty("options"), browser.Origin) };
        (await browser.EnterAsync("/session/passkey", body)).Required();

        using var thief = new Browser(deployment);
        var replayed = await thief.EnterAsync("/session/passkey", body);

        replayed.Code.ShouldBe("session.ticket-over");
    }

    [Fact]
    public async Task A_page_of_somebody_else_and_a_device_that_asked_nobody_are_refused()
    {
        var (_, passkey, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);

        var phished = await EnterAsync(browser, passkey, "https://switchboard.evil.example");
        var unattended = await EnterAsync(browser, passkey, verified: false);

        phished.Code.ShouldBe("passkey.refused");
        unattended.Code.ShouldBe("passkey.refused");
    }

    [Fact]
    public async Task A_passkey_proves_again_who_sits_there_but_only_its_owners()
    {
        var (email, passkey, _) = await EnrolledAsync();
        var (_, strange, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        (await EnterAsync(browser, passkey)).Required();

        var password = await browser.EnterAsync("/session/reauthenticate", new { password = Deployment.Password });
        var theirs = await ReauthenticateAsync(browser, strange);
        var own = await ReauthenticateAsync(browser, passkey);

        password.Code.ShouldBe("session.second-factor-asked");
        theirs.Code.ShouldBe("passkey.refused");
        ((int)own.Status).ShouldBe(200);
        email.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_by_its_owner_and_unknown_to_everybody_else()
    {
        var (_, passkey, id) = await EnrolledAsync(wantsId: true);
        var (_, strange, _) = await EnrolledAsync();
        using var browser = new Browser(deployment);
        using var other = new Browser(deployment);
        (await EnterAsync(browser, passkey)).Required();
        (await EnterAsync(other, strange)).Required();

        var foreign = await other.SendAsync(HttpMethod.Delete, $"/account/security/passkeys/{id[0]}");
        var renamed = await browser.SendAsync(HttpMethod.Patch, $"/account/security/passkeys/{id[0]}", new { name = "Key ring" });
        var nameless = await browser.SendAsync(HttpMethod.Patch, $"/account/security/passkeys/{id[0]}", new { name = "" });
        var removed = await browser.SendAsync(HttpMethod.Delete, $"/account/security/passkeys/{id[0]}");

        foreign.Code.ShouldBe("passkey.not-found");
        renamed.Required().GetProperty("name").GetString().ShouldBe("Key ring");
        nameless.Code.ShouldBe("input.invalid");
        ((int)removed.Status).ShouldBe(204);
        (await EnterAsync(other, passkey)).Code.ShouldBe("passkey.refused");
    }

    private static async Task<Answer> EnterAsync(Browser browser, SoftPasskey passkey, string? origin = null, bool verified = true)
    {
        var asked = (await browser.PostAsync("/session/passkey/options")).Required();
        return await browser.EnterAsync("/session/passkey", new
        {
            ticket = asked.GetProperty("ticket").GetString(),
            credential = passkey.Prove(asked.GetProperty("options"), origin ?? browser.Origin, verified),
        });
    }

    private static async Task<Answer> ReauthenticateAsync(Browser browser, SoftPasskey passkey)
    {
        var asked = (await browser.PostAsync("/session/reauthenticate/options")).Required();
        return await browser.EnterAsync("/session/reauthenticate", new
        {
            passkey = new { ticket = asked.GetProperty("ticket").GetString(), credential = passkey.Prove(asked.GetProperty("options"), browser.Origin) },
        });
    }

    private async Task<(string Email, SoftPasskey Passkey, string[] Told)> EnrolledAsync(bool wantsId = false)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var browser = new Browser(deployment);
        (await browser.SignInAsync(tenant.Agent.Email)).Required();
        var passkey = new SoftPasskey();
        var offer = (await browser.PostAsync("/account/security/passkeys/options")).Required();
        var added = (await browser.PostAsync("/account/security/passkeys", new
        {
            ticket = offer.GetProperty("ticket").GetString(),
            credential = passkey.Create(offer.GetProperty("options"), browser.Origin),
            name = "Laptop",
        })).Required();
        return (tenant.Agent.Email, passkey, wantsId ? [added.GetProperty("passkey").GetProperty("id").GetString()!] : Texts(added.GetProperty("recoveryCodes")));
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
