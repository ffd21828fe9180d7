using System.Net;
using System.Text.Json;
using Switchboard.Host.Tests.Identity.SignUp;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Scim;

/// <summary>An address is nobody's by being provisioned: neither does the company that did get in, nor does the person stay outside.</summary>
public sealed class AccountTests(SignUpStage stage) : IClassFixture<SignUpStage>
{
    private const string Chosen = "a wholly new password";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_provisioned_has_no_password_and_comes_in_by_a_letter_only()
    {
        var (company, program) = await CompanyAsync();
        var email = SignUpStage.NewAddress();
        (await ProvisionAsync(program, email)).Required();

        var guess = await SignInAsync(email, SignUpStage.Password, null);
        await ResetAsync(email);
        var entered = await SignInAsync(email, Chosen, company);

        guess.Code.ShouldBe("session.wrong-credentials");
        entered.Status.ShouldBe(HttpStatusCode.OK, entered.Text);
        (await stage.CountAsync($"select count(*) from catalog.users where email = '{email}' and email_confirmed", _ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_stranger_who_was_provisioned_by_another_company_still_signs_up_as_if_they_were_unknown()
    {
        var (company, program) = await CompanyAsync();
        var email = SignUpStage.NewAddress();
        (await ProvisionAsync(program, email)).Required();

        var person = await stage.FoundAsync(_ct, email, company: "Their own");
        var own = await person.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct);
        var foreign = await person.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct, ("X-Tenant", company));

        own.Status.ShouldBe(HttpStatusCode.OK);
        foreign.Code.ShouldBe("session.address-unproven");
    }

    [Fact]
    public async Task A_place_that_is_not_open_yet_keeps_nobody_out_of_the_others()
    {
        var person = await stage.FoundAsync(_ct, company: "Zzz");
        var (company, program) = await CompanyAsync();
        (await ProvisionAsync(program, person.Email)).Required();

        var signedIn = await SignInAsync(person.Email, SignUpStage.Password, null);

        string.CompareOrdinal(company, "zzz").ShouldBeLessThan(0);
        signedIn.Required().GetProperty("tenant").GetProperty("slug").GetString().ShouldStartWith("zzz");
    }

    [Fact]
    public async Task Whoever_made_an_account_in_anothers_name_does_not_get_into_the_company_that_means_that_other()
    {
        var email = SignUpStage.NewAddress();
        var attacker = await stage.FoundAsync(_ct, email, company: "Attackers");
        var (company, program) = await CompanyAsync();
        (await ProvisionAsync(program, email)).Required();

        var before = await attacker.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct, ("X-Tenant", company));
        var signedIn = await SignInAsync(email, SignUpStage.Password, company);
        await ResetAsync(email, letters: 2);
        var after = await attacker.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct, ("X-Tenant", company));
        var owner = await SignInAsync(email, Chosen, company);

        before.Code.ShouldBe("session.address-unproven");
        signedIn.Code.ShouldBe("session.address-unproven");
        after.Status.ShouldBe(HttpStatusCode.Unauthorized);
        owner.Status.ShouldBe(HttpStatusCode.OK, owner.Text);
    }

    [Fact]
    public async Task Adding_by_hand_does_not_let_in_who_made_the_account_either()
    {
        var email = SignUpStage.NewAddress();
        await stage.FoundAsync(_ct, email, company: "Attackers");
        var founder = await stage.FoundConfirmedAsync(_ct);
        await founder.RefreshAsync(_ct);
        var company = founder.Session.GetProperty("tenant").GetProperty("slug").GetString()!;

        (await founder.PostAsync("/members", new { name = "Bob", email, role = "agent", password = "another password entirely" }, _ct)).Required();

        (await SignInAsync(email, SignUpStage.Password, company)).Code.ShouldBe("session.address-unproven");
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_are_answered_alike()
    {
        var known = await stage.FoundConfirmedAsync(_ct);
        var (_, program) = await CompanyAsync();

        var (first, second) = (await ProvisionAsync(program, known.Email), await ProvisionAsync(program, SignUpStage.NewAddress()));

        first.Status.ShouldBe(second.Status);
        Shape(first.Json).ShouldBe(Shape(second.Json));
        first.Text.ShouldNotContain("Ann Li");
        (await known.Api.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(p => p.Name + ":" + Shape(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Shape)) + "]",
        var kind => kind.ToString(),
    };

    private async Task<(string Slug, ApiClient Program)> CompanyAsync()
    {
        var founder = await stage.FoundConfirmedAsync(_ct);
        await founder.RefreshAsync(_ct);
        var key = (await founder.PostAsync("/api-keys", new { name = "Directory", role = "admin" }, _ct)).Required();
        return (founder.Session.GetProperty("tenant").GetProperty("slug").GetString()!, new ApiClient(stage.Address, key.GetProperty("secret").GetString()));
    }

    private Task<Answer> ProvisionAsync(ApiClient program, string email) => program.ScimAsync(
        "POST", "Users", $$"""{"schemas":["{{Provisioning.Core}}"],"userName":"{{email}}","displayName":"Bob","emails":[{"value":"{{email}}","type":"work"}]}""", _ct);

    private async Task<Answer> SignInAsync(string email, string password, string? company)
    {
        using var browser = new ApiClient(stage.Address);
        return await browser.SendAsync(HttpMethod.Post, "/session", new { email, password, tenant = company }, _ct);
    }

    private async Task ResetAsync(string email, int letters = 1)
    {
        using var browser = new ApiClient(stage.Address);
        await browser.SendAsync(HttpMethod.Post, "/password-reset", new { email }, _ct);
        var token = (await stage.Mail.LetterAsync(email, _ct, letters)).Token;
        (await browser.SendAsync(HttpMethod.Post, "/password-reset/complete", new { token, password = Chosen }, _ct)).Required();
    }
}
