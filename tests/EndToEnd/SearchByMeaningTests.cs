using Microsoft.Playwright;
using Switchboard.Emulators.OpenAi;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>From a service's key in the portal to the article that a customer finds without any of its words.</summary>
public sealed class SearchByMeaningTests(Stage stage)
{
    private const string Title = "Cleaning the bezel";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Customers_find_by_meaning_once_a_service_is_filled_in(string locale)
    {
        Stage.NeedsBrowser();
        await using var service = await EmbeddingsEmulator.StartAsync(new Meanings(["bezel", "rim round"], ["parcel", "shipment"]), stage.TakePlatformPort());
        var (tenant, who) = await stage.NewTenantAsync(Ct);
        using var admin = await ApiClient.SignInAsync(stage.Host, who.Email, who.Password, Ct);
        await ArticleAsync(admin, Title, "Wipe the bezel with a dry cloth.");
        await ArticleAsync(admin, "Where a parcel is", "Follow the parcel by its number.");
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, who);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await Expect((await SearchAsync(page, tenant)).GetByText(Title)).ToHaveCountAsync(0);

        await FillInAsync(page, service, locale);
        await Expect(page.GetByTestId("vectors")).ToContainTextAsync("2");
        await Expect(page.GetByTestId("vectors")).Not.ToContainTextAsync("0");
        await Axe.LookAtAsync(page, "plugins", locale);
        await Expect((await SearchAsync(page, tenant)).GetByText(Title)).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task FillInAsync(IPage page, EmbeddingsEmulator service, string locale)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/plugins").ToString());
        await page.GetByTestId("set-up-embeddings").ClickAsync();
        await page.Locator("#settings_apiKey").FillAsync(EmbeddingsEmulator.Key);
        await page.Locator("#settings_baseAddress").FillAsync(service.Address);
        await page.Locator("#settings_dimensions").FillAsync("32");
        await Axe.LookAtAsync(page, "plugin-form", locale);
        await page.GetByTestId("save-plugin").ClickAsync();
        await Expect(page.GetByTestId("plugin-form")).ToHaveCountAsync(0);
    }

    private static Task ArticleAsync(ApiClient admin, string title, string body) =>
        admin.PostAsync("/articles", new { title, body, category = "Shop", language = "en", status = "published" }, Ct);

    private async Task<IPage> SearchAsync(IPage page, MadeTenant tenant)
    {
        await page.GotoAsync(new Uri(stage.Host, $"/help/{tenant.Tenant.Slug}?language=en&q=rim%20round").ToString());
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        return page;
    }
}
