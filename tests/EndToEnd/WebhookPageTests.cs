using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>Webhooks as an administrator finds them: made with a secret that is shown once, tried, and looked after in the log.</summary>
public sealed partial class WebhookPageTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_administrator_adds_a_webhook_sends_a_test_and_sees_in_the_log_how_it_went(string locale)
    {
        Stage.NeedsBrowser();
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("globex").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/webhooks").ToString());
        var address = $"https://hooks.example.com/{Guid.CreateVersion7():N}";

        await page.GetByTestId("new-webhook").ClickAsync();
        await page.GetByTestId("webhook-url").FillAsync("https://127.0.0.1/");
        await page.GetByTestId("webhook-url").PressAsync("Enter");
        await Expect(page.Locator(".ant-form-item-explain-error")).ToBeVisibleAsync();
        await page.GetByTestId("webhook-url").FillAsync(address);
        await page.GetByTestId("webhook-url").PressAsync("Enter");
        await Expect(page.GetByTestId("secret")).ToHaveTextAsync(Secret());
        await page.GetByTestId("secret-done").ClickAsync();
        await Expect(page.GetByTestId("secret")).ToHaveCountAsync(0);
        await Axe.ShouldFindNothingAsync(page.MainFrame);

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = address }).ClickAsync();
        await page.GetByTestId("test-webhook").ClickAsync();
        await Expect(page.Locator("tr").Filter(new() { HasText = locale == "zh-CN" ? "等待重试" : "To be tried again" }).First).ToBeVisibleAsync();
        await Expect(page.Locator("tr").Filter(new() { HasText = locale == "zh-CN" ? "无法连接" : "Not reachable" }).First).ToBeVisibleAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);

        await page.GetByTestId("rotate-secret").ClickAsync();
        await Expect(page.GetByTestId("secret")).ToHaveTextAsync(Secret());
        await page.GetByTestId("secret-done").ClickAsync();
        await Expect(page.GetByTestId("both-secrets")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/webhooks").ToString());
        await Expect(page.GetByTestId("webhook-health").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^whsec_[A-Za-z0-9+/]{43}=$", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
