using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>An inbox of a platform that is not ours, set up on the portal's pages.</summary>
public sealed class PlatformInboxTests(Stage stage)
{
    private static readonly (string Field, string Value)[] Filled =
        [("corpId", "ww0123456789abcdef"), ("secret", "a secret of nobody"), ("token", "QDG6eK"), ("encodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")];

    [Theory]
    [InlineData("en-US", "WeCom")]
    [InlineData("zh-CN", "企业微信")]
    public async Task An_administrator_opens_an_inbox_finds_its_callback_address_and_tries_the_connection(string locale, string channel)
    {
        Stage.NeedsBrowser();
        var (_, admin) = await stage.NewTenantAsync(TestContext.Current.CancellationToken);
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/inboxes/new").ToString());

        await page.Locator("#inbox-channel").ClickAsync();
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = channel }).ClickAsync();
        await page.GetByTestId("inbox-name").FillAsync("Service");
        foreach (var (field, value) in Filled)
            await page.Locator($"[id$={field}]").FillAsync(value);
        await page.GetByTestId("save-inbox").ClickAsync();

        var platform = page.GetByTestId("platform");
        await Expect(platform.GetByTestId("callback-url")).ToContainTextAsync("/channels/");
        await Expect(page.GetByTestId("snippet")).ToHaveCountAsync(0);
        await platform.GetByTestId("check-inbox").ClickAsync();
        await Expect(platform.GetByTestId("check").First).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"platform.{locale}.png") });
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();
    }
}
