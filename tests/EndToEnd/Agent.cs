using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>Somebody at the workbench.</summary>
internal sealed class Agent : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Agent(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public ILocator Rows => Page.GetByTestId("conversation-row");

    public ILocator Composer => Page.GetByTestId("composer-input");

    public static async Task<IPage> AtSignInAsync(Stage stage, string face, string locale)
    {
        var context = await stage.Browser.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(stage.Host, face).ToString());
        await Expect(page.GetByTestId("sign-in-form")).ToBeVisibleAsync();
        return page;
    }

    public static async Task<Agent> SignInAsync(Stage stage, DemoSignIn who, string locale)
    {
        var page = await AtSignInAsync(stage, "/desk/", locale);
        await SignInAsync(page, who);
        await Expect(page.GetByTestId("conversation-list")).ToBeVisibleAsync();
        return new Agent(page.Context, page);
    }

    public static async Task SignInAsync(IPage page, DemoSignIn who)
    {
        await page.GetByTestId("sign-in-email").FillAsync(who.Email);
        await page.GetByTestId("sign-in-password").FillAsync(who.Password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
    }

    public async Task GoOnlineAsync()
    {
        var availability = Page.GetByTestId("availability");
        if (await availability.GetAttributeAsync("data-state") == "online")
            return;
        await availability.ClickAsync();
        await Page.GetByTestId("availability-online").Last.ClickAsync();
        await Expect(availability).ToHaveAttributeAsync("data-state", "online");
    }

    public Task LookAtAsync(string view) => Page.GetByTestId($"view-{view}").ClickAsync();

    public Task OpenAsync(string conversation) => Page.Locator($"[data-testid=conversation-row][data-conversation-id='{conversation}']").ClickAsync();

    public ILocator Message(string author, string text) => Page.Locator($"[data-testid=message][data-author={author}]").Filter(new() { HasText = text });

    public ILocator PicturesFrom(string author) => Page.Locator($"[data-testid=message][data-author={author}] .message-picture");

    public async Task AnswerAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Sends a picture without words.</summary>
    public async Task ShowAsync(string picture)
    {
        await Page.GetByTestId("file-input").SetInputFilesAsync(picture);
        await Expect(Page.GetByTestId("draft-file")).ToHaveCountAsync(1);
        await Page.GetByTestId("send").ClickAsync();
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
