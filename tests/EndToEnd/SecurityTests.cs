using System.Globalization;
using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>Second factors as people meet them: in Chromium, with an authenticator app of our own and Chromium's virtual passkeys.</summary>
public sealed class SecurityTests(Stage stage)
{
    /// <summary>Passkeys belong to a name, and this one every machine has.</summary>
    private string Portal => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{stage.Host.Port}/portal/");

    [Fact]
    public async Task An_administrator_sets_up_an_app_and_then_needs_it_or_a_recovery_code()
    {
        Stage.NeedsBrowser();
        var who = await NewcomerAsync();
        var page = await OpenAsync();
        await Agent.SignInAsync(page, who);
        await page.GetByTestId("page-security").ClickAsync();
        await page.GetByTestId("totp-begin").ClickAsync();
        var secret = (await page.GetByTestId("totp-secret").TextContentAsync())!;
        await ShotAsync(page, "totp-qr");
        await page.GetByTestId("totp-code").FillAsync(OneTimeCode.Of(secret, -1));
        await page.GetByTestId("totp-confirm").ClickAsync();
        await Expect(page.GetByTestId("recovery-codes")).ToBeVisibleAsync();
        var codes = await page.GetByTestId("recovery-codes").Locator("code").AllTextContentsAsync();
        await ShotAsync(page, "recovery-codes");
        codes.Count.ShouldBe(10);
        await page.GetByTestId("codes-kept").ClickAsync();
        await Expect(page.GetByTestId("totp-state")).ToHaveTextAsync("On");

        var second = await OpenAsync();
        await Agent.SignInAsync(second, who);
        await Expect(second.GetByTestId("second-step")).ToBeVisibleAsync();
        await ShotAsync(second, "second-step");
        await second.GetByTestId("proof").FillAsync("000000");
        await second.GetByTestId("proof-submit").ClickAsync();
        await Expect(second.GetByTestId("proof-refusal")).ToBeVisibleAsync();
        await second.GetByTestId("proof").FillAsync(OneTimeCode.Of(secret));
        await second.GetByTestId("proof-submit").ClickAsync();
        await Expect(second.GetByTestId("page-security")).ToBeVisibleAsync();

        var third = await OpenAsync();
        await Agent.SignInAsync(third, who);
        await third.GetByTestId("use-recovery").ClickAsync();
        await third.GetByTestId("proof").FillAsync(codes[0]);
        await third.GetByTestId("proof-submit").ClickAsync();
        await Expect(third.GetByTestId("page-security")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_signs_in_without_a_password()
    {
        Stage.NeedsBrowser();
        var who = await NewcomerAsync();
        var page = await OpenAsync("zh-CN");
        await PlugInAsync(page);
        await Agent.SignInAsync(page, who);
        await page.GetByTestId("page-security").ClickAsync();
        await page.GetByTestId("passkey-name").FillAsync("钥匙");
        await page.GetByTestId("passkey-add").ClickAsync();
        await page.GetByTestId("codes-kept").ClickAsync();
        await Expect(page.GetByTestId("passkey")).ToContainTextAsync("钥匙");
        await ShotAsync(page, "passkeys-zh");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Portal);
        await ShotAsync(page, "sign-in-zh");
        await page.GetByTestId("passkey-sign-in").ClickAsync();

        await Expect(page.GetByTestId("page-security")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_sat_there_too_long_is_asked_once_and_the_call_goes_on()
    {
        Stage.NeedsBrowser();
        var who = await NewcomerAsync();
        var page = await OpenAsync();
        await Agent.SignInAsync(page, who);
        await page.GetByTestId("page-api-keys").ClickAsync();
        var asked = 0;

        // As the server refuses a session of an hour ago; the rest is real.
        await page.RouteAsync("**/api/v1/api-keys", async route =>
        {
            if (route.Request.Method != "POST" || asked++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"code":"session.fresh-authentication-required","detail":"Prove it.","status":403,"errors":[]}""" });
        });
        await page.GetByTestId("new-key").ClickAsync();
        await page.GetByTestId("key-form").GetByLabel("Name").FillAsync("Till");
        await ShotAsync(page, "key-form");
        await page.GetByTestId("key-form").GetByLabel("Name").PressAsync("Enter");
        await Expect(page.GetByTestId("fresh-authentication")).ToBeVisibleAsync();
        await ShotAsync(page, "fresh");
        await page.GetByTestId("proof").FillAsync(who.Password);
        await page.GetByTestId("proof-submit").ClickAsync();

        await Expect(page.GetByTestId("secret")).ToBeVisibleAsync();
        await page.GotoAsync(Portal + "audit-log");
        await page.Locator(".ant-table-row-expand-icon").First.ClickAsync();
        await Expect(page.GetByTestId("audit-details").First).ToBeVisibleAsync();
        await ShotAsync(page, "audit");
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_company_that_asks_for_a_second_factor_leads_people_to_it()
    {
        Stage.NeedsBrowser();
        var (tenant, admin) = await stage.NewTenantAsync(TestContext.Current.CancellationToken);
        var page = await OpenAsync();
        await Agent.SignInAsync(page, admin);
        await page.GetByTestId("page-security").ClickAsync();
        await page.GetByTestId("totp-begin").ClickAsync();
        await page.GetByTestId("totp-code").FillAsync(OneTimeCode.Of((await page.GetByTestId("totp-secret").TextContentAsync())!));
        await page.GetByTestId("totp-confirm").ClickAsync();
        await page.GetByTestId("codes-kept").ClickAsync();
        await page.GetByTestId("second-factor-required").ClickAsync();
        await Expect(page.GetByTestId("second-factor-required")).ToHaveAttributeAsync("aria-checked", "true");
        await ShotAsync(page, "policy");

        var colleague = await stage.AddAsync(tenant, "agent", TestContext.Current.CancellationToken);
        var theirs = await OpenAsync();
        await Agent.SignInAsync(theirs, colleague);
        await Expect(theirs.GetByTestId("must-enrol")).ToBeVisibleAsync();
        await ShotAsync(theirs, "must-enrol");
        await theirs.GetByTestId("totp-begin").ClickAsync();
        await theirs.GetByTestId("totp-code").FillAsync(OneTimeCode.Of((await theirs.GetByTestId("totp-secret").TextContentAsync())!));
        await theirs.GetByTestId("totp-confirm").ClickAsync();
        await theirs.GetByTestId("codes-kept").ClickAsync();

        await Expect(theirs.GetByTestId("page-security")).ToBeVisibleAsync();
    }

    private async Task<DemoSignIn> NewcomerAsync() => (await stage.NewTenantAsync(TestContext.Current.CancellationToken)).Admin;

    private async Task<IPage> OpenAsync(string locale = "en-GB")
    {
        var context = await stage.Browser.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Portal);
        await Expect(page.GetByTestId("sign-in-form")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>A device with passkeys that agrees to everything.</summary>
    private static async Task PlugInAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>For whoever wants to look at it.</summary>
    private static Task ShotAsync(IPage page, string name) => Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder
        ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"security-{name}.png") })
        : Task.CompletedTask;
}
