using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Testing;
using Switchboard.Testing.SignIn;

namespace Switchboard.Host.Tests.Identity.SingleSignOn;

/// <summary>Feishu, WeCom and DingTalk, as their own descriptions have them.</summary>
public sealed class VendorSignInTests(SingleSignOnStage stage) : IClassFixture<SingleSignOnStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("feishu", "code", "/open-apis/authen/v1/authorize?client_id=app&response_type=code")]
    [InlineData("wecom", "code", "/wwlogin/sso/login?login_type=CorpApp&appid=app&agentid=1000002")]
    [InlineData("dingtalk", "authCode", "/oauth2/auth?client_id=app&response_type=code")]
    public async Task Somebody_of_the_company_comes_in(string kind, string parameter, string page)
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await ConnectAsync(admin, kind);
        using var person = new Traveller(stage.Address);

        var asked = await person.StartAsync(provider, Ct, "/desk/");
        var sent = await person.ReturnAsync(Back(asked, parameter, "li"), Ct);

        asked.ShouldContain(page);
        sent.ShouldBe("/desk/");
        (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("name").GetString().ShouldBe("李四");
    }

    [Theory]
    [InlineData("feishu")]
    [InlineData("wecom")]
    [InlineData("dingtalk")]
    public async Task Somebody_of_another_organization_does_not(string kind)
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await ConnectAsync(admin, kind);
        using var person = new Traveller(stage.Address);

        (await person.ReturnAsync(Back(await person.StartAsync(provider, Ct, "/desk/"), "code", "stranger"), Ct)).ShouldStartWith("/desk/sign-in?tenant=");
        (await person.IsInAsync(Ct)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("feishu", "sso.provider-refused")]
    [InlineData("wecom", "sso.provider-refused")]
    [InlineData("dingtalk", "sso.provider-refused")]
    public async Task A_made_up_code_is_refused_in_words(string kind, string code)
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await ConnectAsync(admin, kind);
        using var person = new Traveller(stage.Address);

        (await person.ReturnAsync(Back(await person.StartAsync(provider, Ct), "code", "made-up"), Ct)).ShouldContain("sso=" + code);
    }

    [Theory]
    [InlineData("feishu")]
    [InlineData("wecom")]
    [InlineData("dingtalk")]
    public async Task The_test_button_knows_a_good_secret_from_a_wrong_one(string kind)
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var (good, wrong) = (await ConnectAsync(admin, kind), await ConnectAsync(admin, kind, "wrong"));

        (await admin.PostAsync($"/identity-providers/{good}/test", new { }, Ct)).GetProperty("problem").GetString().ShouldBeNull();
        (await admin.PostAsync($"/identity-providers/{wrong}/test", new { }, Ct)).GetProperty("problem").GetString().ShouldBe("sso.provider-refused");
    }

    [Fact]
    public async Task WeCom_is_asked_for_its_token_once_and_its_departments_give_roles()
    {
        var (_, admin) = await stage.TenantAsync(Ct);
        var provider = await ConnectAsync(admin, "wecom", mappings: [new { group = "7", role = "supervisor" }]);
        var before = stage.Vendors.WeComTokens;
        using var person = new Traveller(stage.Address);

        await person.ReturnAsync(Back(await person.StartAsync(provider, Ct), "code", "li"), Ct);
        await person.ReturnAsync(Back(await person.StartAsync(provider, Ct), "code", "li"), Ct);

        (await person.SessionAsync(Ct)).GetProperty("member").GetProperty("role").GetString().ShouldBe("supervisor");
        (stage.Vendors.WeComTokens - before).ShouldBe(1);
    }

    private async Task<Guid> ConnectAsync(ApiClient admin, string kind, string secret = VendorServer.Secret, object[]? mappings = null) => (await admin.PostAsync("/identity-providers", new
    {
        kind,
        name = "Company",
        clientId = "app",
        clientSecret = secret,
        organization = kind switch { "feishu" => "736588c9260f175d", "dingtalk" => "ding-acme", _ => null },
        agentId = kind == "wecom" ? "1000002" : null,
        mappings = mappings ?? [],
        defaultRole = "agent",
        provision = true,
    }, Ct)).GetProperty("id").GetGuid();

    private static string Back(string asked, string parameter, string code)
    {
        var query = QueryHelpers.ParseQuery(new Uri(asked).Query);
        return $"{query["redirect_uri"]}?{parameter}={code}&state={query["state"]}";
    }
}
