using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>Somebody on a company's web page, with the chat open.</summary>
internal sealed class Customer : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly SocketTap _tap;

    private Customer(IBrowserContext context, IPage page, SocketTap tap)
    {
        _context = context;
        _tap = tap;
        Page = page;
    }

    public IPage Page { get; }

    public IFrame Chat => Page.Frames.First(f => f.Url.Contains("/widget/frame.html", StringComparison.Ordinal));

    public ILocator Composer => Chat.GetByTestId("composer");

    /// <summary>The bot's answer, known by its source: the greeting has none.</summary>
    public ILocator Answer => From("bot").Filter(new() { Has = Chat.GetByTestId("message-source") }).First;

    public static async Task<Customer> VisitAsync(Stage stage, string path, string locale)
    {
        var context = await stage.Browser.NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = 1280, Height = 860 } });
        var page = await context.NewPageAsync();
        var customer = new Customer(context, page, await SocketTap.OnAsync(page, "visitor"));
        await page.GotoAsync(new Uri(stage.Sites, path).ToString());
        await customer.OpenAsync();
        return customer;
    }

    public async Task ComeBackAsync()
    {
        await Page.ReloadAsync();
        await OpenAsync();
    }

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    public ILocator From(string author) => Chat.Locator($"[data-testid=message][data-author={author}]");

    public ILocator Saying(string author, string text) => From(author).Filter(new() { HasText = text });

    /// <summary>Cuts the socket, as a lost network does, and keeps it cut until asked otherwise.</summary>
    public Task LoseNetworkAsync() => _tap.CutAsync();

    public void FindNetwork() => _tap.Mend();

    /// <summary>The next message leaves twice, as after a lost acknowledgement.</summary>
    public void SendNextTwice() => _tap.RepeatNext("Send");

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private async Task OpenAsync()
    {
        await Page.WaitForFunctionAsync("window.switchboard !== undefined");
        await Page.EvaluateAsync("window.switchboard.open()");
        await Expect(Composer).ToBeVisibleAsync();
    }
}
