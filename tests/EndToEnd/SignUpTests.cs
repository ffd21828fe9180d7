using Microsoft.Playwright;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>The way in for people whom nobody let in, walked in a browser with the letters that were really written.</summary>
public sealed class SignUpTests(Stage stage)
{
    private const string Password = "correct horse battery";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US", "Northern Lights")]
    [InlineData("zh-CN", "北极光贸易")]
    public async Task A_stranger_opens_a_company_confirms_and_invites_a_colleague_who_comes_in_another_browser(string locale, string company)
    {
        Stage.NeedsBrowser();
        var (founder, colleague) = ($"founder-{locale}@example.com", $"colleague-{locale}@example.com");
        var page = await OpenAsync(locale, "/portal/sign-in");
        await page.GetByTestId("to-sign-up").ClickAsync();
        await Expect(page.GetByTestId("sign-up-form")).ToBeVisibleAsync();
        await LookAtAsync(page, "sign-up", locale);
        await page.GetByTestId("sign-up-company").FillAsync(company);
        await page.GetByTestId("sign-up-name").FillAsync("Ann Li");
        await page.GetByTestId("sign-up-email").FillAsync(founder);
        await page.GetByTestId("new-password").FillAsync(Password);
        await page.GetByTestId("sign-up-submit").ClickAsync();
        await Expect(page.GetByTestId("confirm-banner")).ToBeVisibleAsync();
        await LookAtAsync(page, "banner", locale);

        await page.GotoAsync((await stage.Mail.LetterAsync(founder, Ct)).Link);
        await LookAtAsync(page, "confirm", locale);
        await page.GetByTestId("confirm").ClickAsync();
        await page.GetByTestId("confirmed").ClickAsync();
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("confirm-banner")).ToHaveCountAsync(0);

        await page.GotoAsync(new Uri(stage.Host, "/portal/members").ToString());
        await page.GetByTestId("invite-member").ClickAsync();
        await page.GetByTestId("invite-name").FillAsync("Bo Chen");
        await page.GetByTestId("invite-email").FillAsync(colleague);
        await LookAtAsync(page, "invite", locale);
        await page.GetByTestId("send-invitation").ClickAsync();
        await Expect(page.GetByTestId("invitations")).ToContainTextAsync(colleague);
        await Expect(page.GetByTestId("invite-form")).ToHaveCountAsync(0);
        await LookAtAsync(page, "members", locale);

        var other = await OpenAsync(locale, (await stage.Mail.LetterAsync(colleague, Ct)).Link);
        await Expect(other.GetByTestId("accept-form")).ToBeVisibleAsync();
        await LookAtAsync(other, "accept", locale);
        await other.GetByTestId("new-password").FillAsync(Password);
        await other.GetByTestId("accept").ClickAsync();
        await Expect(other.GetByTestId("conversation-list")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await Expect(page.GetByText(colleague)).ToBeVisibleAsync();
        await page.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-US", "globex")]
    [InlineData("zh-CN", "acme")]
    public async Task Who_forgot_their_password_chooses_a_new_one_and_signs_in_with_it(string locale, string company)
    {
        Stage.NeedsBrowser();
        var email = stage.Company(company).Inspector.Email;
        var page = await OpenAsync(locale, "/portal/sign-in");
        await page.GetByTestId("forgot-password").ClickAsync();
        await LookAtAsync(page, "forgot", locale);
        await page.GetByTestId("forgot-email").FillAsync(email);
        await page.GetByTestId("forgot-submit").ClickAsync();
        await Expect(page.GetByTestId("look-into-mail")).ToBeVisibleAsync();
        await LookAtAsync(page, "look-into-mail", locale);

        await page.GotoAsync((await stage.Mail.LetterAsync(email, Ct)).Link);
        await LookAtAsync(page, "reset", locale);
        await page.GetByTestId("new-password").FillAsync("another " + Password);
        await page.GetByTestId("reset-submit").ClickAsync();
        await page.GetByTestId("reset-done").ClickAsync();
        await Agent.SignInAsync(page, new(email, "another " + Password));

        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string locale, string address)
    {
        var context = await stage.Browser.NewContextAsync(new() { Locale = locale, TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = 1280, Height = 860 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(stage.Host, address).ToString());
        return page;
    }

    private static async Task LookAtAsync(IPage page, string name, string locale)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Axe.LookAtAsync(page, name, locale);
    }
}
