using System.Net;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

public sealed class PasswordResetTests(SignUpStage stage) : IClassFixture<SignUpStage>
{
    private const string Chosen = "a wholly new password";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_and_an_unknown_address_are_answered_alike_and_only_the_known_one_gets_a_letter()
    {
        var person = await stage.FoundAsync(Ct);
        var nobody = SignUpStage.NewAddress();
        using var browser = new ApiClient(stage.Address);

        var known = await browser.SendAsync(HttpMethod.Post, "/password-reset", new { email = person.Email.ToUpperInvariant() }, Ct);
        var unknown = await browser.SendAsync(HttpMethod.Post, "/password-reset", new { email = nobody }, Ct);

        (known.Status, known.Text).ShouldBe((unknown.Status, unknown.Text));
        known.Headers.Keys.Order(StringComparer.Ordinal).ShouldBe(unknown.Headers.Keys.Order(StringComparer.Ordinal));
        (await stage.Mail.LetterAsync(person.Email, Ct, 2)).Text.ShouldContain("/portal/reset-password#");
        stage.Mail.Read(nobody).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_new_password_works_the_old_one_does_not_and_every_session_is_over()
    {
        var person = await stage.FoundAsync(Ct);
        (await person.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.OK);
        var token = await AskAsync(person);
        using var browser = new ApiClient(stage.Address);

        var done = await browser.SendAsync(HttpMethod.Post, "/password-reset/complete", new { token, password = Chosen }, Ct);

        done.Status.ShouldBe(HttpStatusCode.NoContent);
        (await person.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SendAsync(HttpMethod.Post, "/session", new { email = person.Email, password = SignUpStage.Password }, Ct)).Code.ShouldBe("session.wrong-credentials");
        (await browser.SendAsync(HttpMethod.Post, "/session", new { email = person.Email, password = Chosen }, Ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_signs_nobody_in_and_leaves_a_second_factor_as_it_was()
    {
        var person = await stage.FoundAsync(Ct);
        await stage.RunAsync($"update catalog.users set two_factor_enabled = true where email = '{person.Email}'", Ct);
        var token = await AskAsync(person);
        using var browser = new ApiClient(stage.Address);

        var done = await browser.SendAsync(HttpMethod.Post, "/password-reset/complete", new { token, password = Chosen }, Ct);

        done.Headers.Keys.ShouldNotContain("Set-Cookie");
        (await browser.SendAsync(HttpMethod.Get, "/session", (object?)null, Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await stage.CountAsync($"select count(*) from catalog.users where email = '{person.Email}' and two_factor_enabled", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_password_that_is_too_weak_leaves_the_link_alive_and_then_it_works_once()
    {
        var token = await AskAsync(await stage.FoundAsync(Ct));
        using var browser = new ApiClient(stage.Address);

        var weak = await browser.SendAsync(HttpMethod.Post, "/password-reset/complete", new { token, password = "password" }, Ct);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(HttpMethod.Post, "/password-reset/complete", new { token, password = Chosen }, Ct)));

        weak.Code.ShouldBe("input.invalid");
        answers.Count(a => a.Status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(a => a.Code == "link.dead").ShouldBe(3);
    }

    [Fact]
    public async Task A_link_lies_in_the_database_as_a_hash_only()
    {
        var token = await AskAsync(await stage.FoundAsync(Ct));

        var found = await stage.CountAsync($"select count(*) from catalog.account_links l where l::text like '%{token}%' or l.hash = convert_to('{token}', 'utf8')", Ct);

        found.ShouldBe(0);
    }

    private async Task<string> AskAsync(Person person)
    {
        await person.Api.PostAsync("/password-reset", new { email = person.Email }, Ct);
        return (await stage.Mail.LetterAsync(person.Email, Ct, 2)).Token;
    }
}
