using Microsoft.Playwright;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>From a company's own word in the portal to the article that its customers find by it.</summary>
public sealed class SynonymPagesTests(Stage stage)
{
    private const string Title = "How long the warranty lasts";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Customers_find_an_article_by_a_companys_own_word_as_long_as_it_stands_there(string locale)
    {
        Stage.NeedsBrowser();
        var (tenant, who) = await stage.NewTenantAsync(Ct);
        using var admin = await ApiClient.SignInAsync(stage.Host, who.Email, who.Password, Ct);
        await admin.PostAsync("/articles", new { title = Title, body = "Every device is covered for two years.", category = "Devices", language = "en", status = "published" }, Ct);
        var portal = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(portal, who);
        await Expect(portal.GetByTestId("person")).ToBeVisibleAsync();

        await Expect((await SearchAsync(portal, tenant)).GetByText(Title)).ToHaveCountAsync(0);
        await AddAsync(portal, ["zorbit", "warranty"]);
        await Axe.ShouldFindNothingAsync(portal.MainFrame);
        await Expect((await SearchAsync(portal, tenant)).GetByText(Title)).ToBeVisibleAsync();
        await RemoveAsync(portal);
        await Expect((await SearchAsync(portal, tenant)).GetByText(Title)).ToHaveCountAsync(0);
        await portal.Context.CloseAsync();
    }

    private async Task AddAsync(IPage page, string[] words)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/synonyms").ToString());
        await page.GetByTestId("new-synonyms").ClickAsync();
        var field = page.GetByTestId("synonym-words").Locator("input");
        await field.FillAsync(words[0]);
        await field.PressAsync("Enter");
        await page.GetByTestId("save-synonyms").ClickAsync();
        await Expect(page.Locator(".ant-form-item-explain-error")).ToBeVisibleAsync();

        await field.FillAsync(words[1]);
        await field.PressAsync("Enter");
        await page.GetByTestId("save-synonyms").ClickAsync();
        await Expect(Row(page)).ToContainTextAsync(words[1]);
    }

    private async Task RemoveAsync(IPage page)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/synonyms").ToString());
        await Row(page).GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(Row(page)).ToHaveCountAsync(0);
    }

    private static ILocator Row(IPage page) => page.Locator("tbody tr").Filter(new() { HasText = "zorbit" });

    private async Task<IPage> SearchAsync(IPage page, MadeTenant tenant)
    {
        await page.GotoAsync(new Uri(stage.Host, $"/help/{tenant.Tenant.Slug}?language=en&q=zorbit").ToString());
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        return page;
    }
}
