using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

public sealed class PortalTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_administrator_finds_inboxes_articles_and_people_on_pages_that_break_no_rule(string locale)
    {
        Stage.NeedsBrowser();
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("globex").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();

        foreach (var (address, shown) in new[] { ("inboxes", "new-inbox"), ("articles", "new-article"), ("members", "add-member"), ("webhooks", "new-webhook") })
        {
            await page.GotoAsync(new Uri(stage.Host, $"/portal/{address}").ToString());
            await Expect(page.GetByTestId(shown)).ToBeVisibleAsync();
            await Axe.ShouldFindNothingAsync(page.MainFrame);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_agent_is_told_that_the_portal_is_not_theirs()
    {
        Stage.NeedsBrowser();
        var page = await Agent.AtSignInAsync(stage, "/portal/", "en-US");
        await Agent.SignInAsync(page, stage.Company("globex").Agent2);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(stage.Host, "/portal/api-keys").ToString());

        await Expect(page.GetByTestId("not-allowed")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
