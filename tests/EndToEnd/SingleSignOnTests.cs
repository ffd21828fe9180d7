using Microsoft.Playwright;
using Switchboard.Testing.SignIn;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>An administrator connects the company's own provider in the portal, and its people come in through it: with the certified oidc-provider of npm.</summary>
public sealed class SingleSignOnTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task A_company_connects_its_provider_and_its_people_come_in(string locale)
    {
        Stage.NeedsBrowser();
        var ct = TestContext.Current.CancellationToken;
        var (made, admin) = await stage.NewTenantAsync(ct);
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, admin);
        await page.GetByTestId("page-single-sign-on").ClickAsync();
        await page.GetByTestId("new-provider").ClickAsync();
        var redirect = await page.GetByTestId("redirect-address").TextContentAsync();
        await using var provider = await CompanyProvider.StartAsync(stage.CompanyProviderPort, redirect!, ct);
        await ConnectAsync(page, provider, locale);
        await page.GetByTestId("test-provider").ClickAsync();
        await Expect(page.Locator(".ant-alert-success")).ToContainTextAsync("Acme ID");
        await ShotAsync(page, $"list-{locale}");
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();

        var person = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await ShotAsync(person, $"sign-in-{locale}");
        await person.GetByTestId("company-open").ClickAsync();
        await person.GetByTestId("company-slug").FillAsync("no-such-company");
        await person.GetByTestId("company-find").ClickAsync();
        await Expect(person.GetByTestId("company-none")).ToBeVisibleAsync();
        await person.GetByTestId("company-slug").FillAsync(made.Tenant.Slug);
        await person.GetByTestId("company-find").ClickAsync();
        await Expect(person.GetByTestId("company-provider")).ToBeVisibleAsync();
        await ShotAsync(person, $"company-{locale}");
        await Axe.ShouldFindNothingAsync(person.MainFrame);
        await person.GetByTestId("company-provider").ClickAsync();
        await person.Locator("input[name=login]").FillAsync("lead");
        await person.Locator("input[name=password]").FillAsync("anything");
        await person.Locator("button[type=submit]").ClickAsync();
        await person.Locator("button[type=submit]").ClickAsync();

        await Expect(person.GetByTestId("person")).ToContainTextAsync("Lena Lead");
        (await person.EvaluateAsync<string>("async () => (await (await fetch('/api/v1/session')).json()).member.role")).ShouldBe("supervisor");
        await person.GotoAsync(new Uri(stage.Host, $"/desk/sign-in?tenant={made.Tenant.Slug}").ToString());
        await Expect(person.GetByTestId("conversation-list")).ToBeVisibleAsync();
        await person.Context.ClearCookiesAsync();
        await person.GotoAsync(new Uri(stage.Host, $"/portal/sign-in?tenant={made.Tenant.Slug}&sso=sso.no-group&quote=0a1b2c3d").ToString());
        await Expect(person.GetByTestId("company-failure")).ToContainTextAsync("0a1b2c3d");
        await ShotAsync(person, $"failure-{locale}");
        await person.Context.CloseAsync();
    }

    private static async Task ConnectAsync(IPage page, CompanyProvider provider, string locale)
    {
        var form = page.GetByTestId("provider-form");
        await form.Locator("#name").FillAsync("Acme ID");
        await form.Locator("#issuer").FillAsync(provider.Issuer + "/");
        await form.Locator("#clientId").FillAsync("switchboard");
        await form.Locator("#clientSecret").FillAsync(CompanyProvider.Secret);
        await form.Locator("#scopes").FillAsync("openid profile email groups");
        await page.GetByTestId("add-mapping").ClickAsync();
        await page.GetByTestId("mapping-group").FillAsync("leads");
        await page.Locator(".sso-mapping .ant-select").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Nth(1).ClickAsync();
        await form.Locator("#issuer").FillAsync(provider.Issuer);
        await ShotAsync(page, $"form-{locale}");
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync("Acme ID");
    }

    private static Task ShotAsync(IPage page, string name) => Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder
        ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"sso-{name}.png"), FullPage = true })
        : Task.CompletedTask;
}
