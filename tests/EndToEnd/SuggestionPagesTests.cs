using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>From a rule in the portal to its reply in the agent's box.</summary>
public sealed class SuggestionPagesTests(Stage stage)
{
    private const string Reply = "Your refund is on its way: three to five working days.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task A_reply_that_a_rule_suggests_comes_into_the_reply_box(string locale)
    {
        Stage.NeedsBrowser();
        var (_, who) = await stage.NewTenantAsync(Ct);
        var portal = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(portal, who);
        await Expect(portal.GetByTestId("person")).ToBeVisibleAsync();

        await MakeRuleAsync(portal, locale);
        var conversation = await CustomerAsync(who);

        await using var agent = await Agent.SignInAsync(stage, who, locale);
        await agent.LookAtAsync("all");
        await agent.OpenAsync(conversation);
        await Expect(agent.Page.GetByTestId("suggested-reply")).ToContainTextAsync(Reply);
        await Axe.LookAtAsync(agent.Page, "suggested-reply", locale);
        await agent.Page.GetByTestId("reply-insert").ClickAsync();
        await Expect(agent.Composer).ToHaveValueAsync(Reply);
        await portal.Context.CloseAsync();
    }

    private async Task MakeRuleAsync(IPage page, string locale)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/suggestions").ToString());
        await page.GetByTestId("new-rule").ClickAsync();
        await page.GetByTestId("rule-reply").FillAsync(Reply);
        var words = page.GetByTestId("rule-keywords").Locator("input");
        await words.FillAsync("refund");
        await words.PressAsync("Enter");
        await page.GetByTestId("rule-name").FillAsync("Refund");
        await Axe.LookAtAsync(page, "rule-form", locale);
        await page.GetByTestId("rule-name").PressAsync("Enter");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = Reply })).ToBeVisibleAsync();

        await page.GetByTestId("try-text").FillAsync("Where is my RE-FUND?");
        await page.GetByTestId("try-rules").ClickAsync();
        await Expect(page.GetByTestId("met-rule")).ToContainTextAsync("RE-FUND");
        await Axe.LookAtAsync(page, "suggestions", locale);
    }

    private async Task<string> CustomerAsync(DemoSignIn who)
    {
        using var admin = await ApiClient.SignInAsync(stage.Host, who.Email, who.Password, Ct);
        var inbox = await admin.PostAsync("/inboxes", new { name = "Web", channel = "web-chat" }, Ct);
        var visitor = await VisitorClient.OpenAsync(stage.Host, inbox.GetProperty("key").GetString()!, Ct);
        var said = await visitor.SayAsync("Where is my refund?", Ct);
        return said.GetProperty("conversationId").GetString()!;
    }
}
