using Switchboard.Testing.SignIn;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>An administrator registers an application in the portal, and an agent signs in to it: with the certified relying party of npm behind it.</summary>
public sealed class SignInWithSwitchboardTests(Stage stage)
{
    private const string Home = "http://127.0.0.1:9/signed-in";

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_agent_signs_in_to_an_application_that_an_administrator_registered(string locale)
    {
        Stage.NeedsBrowser();
        var ct = TestContext.Current.CancellationToken;
        var (clientId, secret) = await RegisterAsync(locale);
        await using var party = await RelyingParty.OpenAsync(stage.Host, clientId, secret, Home, ct);
        var begun = await party.DoAsync("begin", new { scope = "openid profile" });
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await page.RouteAsync(Home + "**", r => r.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<title>back</title>" }));

        await page.GotoAsync(begun.GetProperty("url").GetString()!);
        await Agent.SignInAsync(page, stage.Company("acme").Agent);
        await Expect(page.Locator("form button[value=allow]")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Parcel tracker");
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Locator("form button[value=allow]").ClickAsync();
        await page.WaitForURLAsync(Home + "**");
        var tokens = await party.DoAsync("finish", new { url = page.Url });

        var about = await party.DoAsync("userinfo", new { sub = tokens.GetProperty("claims").GetProperty("sub").GetString() });
        about.GetProperty("tenant").GetString().ShouldBe(stage.Company("acme").Id.ToString());
        await page.Context.CloseAsync();
    }

    private async Task<(string Id, string Secret)> RegisterAsync(string locale)
    {
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("acme").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/applications").ToString());
        await page.GetByTestId("new-application").ClickAsync();
        var form = page.GetByTestId("application-form");
        await form.Locator("#name").FillAsync("Parcel tracker");
        await form.Locator("#redirectUris").FillAsync("http://shop.example.com/cb");
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Expect(form.Locator(".ant-form-item-explain-error")).ToBeVisibleAsync();
        await form.Locator("#redirectUris").FillAsync(Home);
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        var secret = await page.GetByTestId("secret").TextContentAsync();
        var id = await page.GetByTestId("client-id").TextContentAsync();
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync(id!);
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();
        return (id!, secret!);
    }
}
