using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>A customer in the window of a platform's app.</summary>
internal sealed class PlatformCustomer : IAsyncDisposable
{
    private PlatformCustomer(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>What the company wrote.</summary>
    public ILocator Heard => Page.Locator("[data-testid=line][data-from=company]");

    public ILocator PicturesHeard => Heard.GetByTestId("picture").Locator("img");

    /// <param name="stage">Where the browser is.</param>
    /// <param name="app">The emulator's page.</param>
    /// <param name="chat">What stands on the customer's row.</param>
    /// <param name="locale">The browser's language.</param>
    public static async Task<PlatformCustomer> OpenAsync(Stage stage, Uri app, string chat, string locale)
    {
        var context = await stage.Browser.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = 1240, Height = 820 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.ToString());
        await page.GetByTestId("chat").Filter(new() { HasText = chat }).First.ClickAsync();
        return new PlatformCustomer(page);
    }

    public async Task SayAsync(string text)
    {
        await Page.GetByTestId("composer").FillAsync(text);
        await Page.GetByTestId("composer").PressAsync("Enter");
        await Expect(Page.Locator("[data-testid=line][data-from=customer]").Filter(new() { HasText = text })).ToHaveCountAsync(1);
    }

    public Task ShowAsync(string picture) => Page.GetByTestId("file").SetInputFilesAsync(picture);

    public ILocator Hearing(string text) => Heard.Filter(new() { HasText = text });

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());
}
