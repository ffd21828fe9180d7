using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

public sealed class GraphiQLTests(Stage stage)
{
    private const string Browsers = "text/html,application/xhtml+xml,*/*;q=0.8";
    private const string Question = "How do I return an item?";

    // GraphiQL 5.4 makes each of its tabs an element with role "tab" around a button.
    private static readonly string[] OfGraphiQL = ["nested-interactive"];

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_agent_opens_graphql_and_runs_the_first_query_by_keyboard_with_nothing_from_elsewhere(string locale)
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", locale);
        await customer.SayAsync(Question);
        await Expect(customer.Answer).ToBeVisibleAsync();
        var page = await Agent.AtSignInAsync(stage, "/graphql", locale);
        var (complaints, elsewhere) = Watch(page);

        await Agent.SignInAsync(page, stage.Company("acme").Agent);
        await RunAsync(page);
        await Expect(Result(page)).ToContainTextAsync("\"lastMessageText\"");
        await Axe.ShouldFindNothingAsync(page.MainFrame, OfGraphiQL);
        await page.Locator(".graphiql-sidebar button").First.ClickAsync();
        await Expect(page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("ConversationConnection");
        await page.Locator(".explorer-top button[aria-label]").ClickAsync();
        await Expect(page.Locator("body.graphiql-dark")).ToHaveCountAsync(1);
        await Axe.ShouldFindNothingAsync(page.MainFrame, OfGraphiQL);

        complaints.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_subscription_hears_what_a_customer_writes()
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", "en-US");
        var page = await Agent.AtSignInAsync(stage, "/graphql", "en-US");
        await Agent.SignInAsync(page, stage.Company("acme").Agent);

        await RunAsync(page, "subscription { messageAdded { text } }");

        // Nothing on the page says from when the server listens, so the customer goes on until somebody hears it.
        for (var said = 0; said < 20 && !(await Result(page).TextContentAsync())!.Contains("messageAdded", StringComparison.Ordinal); said++)
        {
            await customer.SayAsync($"{Question} ({said})");
            await page.WaitForTimeoutAsync(1_000);
        }

        await Expect(Result(page)).ToContainTextAsync("\"messageAdded\"");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/graphql", Browsers, HttpStatusCode.OK, "text/html")]
    [InlineData("/graphql/?from=readme", Browsers, HttpStatusCode.OK, "text/html")]
    [InlineData("/graphql?query={__typename}", Browsers, HttpStatusCode.Unauthorized, "application/problem+json")]
    [InlineData("/graphql?documentId=1", Browsers, HttpStatusCode.Unauthorized, "application/problem+json")]
    [InlineData("/graphql", "*/*", HttpStatusCode.BadRequest, "application/json")]
    [InlineData("/graphql", "application/json, text/html;q=0", HttpStatusCode.BadRequest, "application/json")]
    public async Task Only_a_browser_that_asks_nothing_yet_gets_the_page(string address, string accept, HttpStatusCode status, string type)
    {
        Stage.NeedsBrowser();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Host, address));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    private static ILocator Result(IPage page) => page.Locator(".result-window");

    /// <summary>Ctrl+Enter in the editor; the query that is there, or another.</summary>
    private static async Task RunAsync(IPage page, string? another = null)
    {
        await page.Locator(".graphiql-query-editor .view-line").First.ClickAsync();
        if (another is not null)
        {
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync(another);

            // The page reads what was written 100 ms later, and only then knows that it is a subscription.
            await Expect(page.Locator(".graphiql-tab-active")).ToContainTextAsync("<untitled>");
        }

        await page.Keyboard.PressAsync("Control+Enter");
    }

    private (List<string> Complaints, List<string> Elsewhere) Watch(IPage page)
    {
        var (complaints, elsewhere) = (new List<string>(), new List<string>());
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, fault) => complaints.Add(fault);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } address && address.Authority != stage.Host.Authority)
                elsewhere.Add(request.Url);
        };
        return (complaints, elsewhere);
    }
}
