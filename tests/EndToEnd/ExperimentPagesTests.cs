using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>A second version beside the live one, from the dialog that starts it to the button that publishes the winner.</summary>
public sealed class ExperimentPagesTests(Stage stage)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US", "Shadow")]
    [InlineData("zh-CN", "旁听")]
    public async Task A_version_judges_in_the_shadow_is_looked_at_and_published(string locale, string shadow)
    {
        Stage.NeedsBrowser();
        var (_, who) = await stage.NewTenantAsync(Ct);
        using var admin = await ApiClient.SignInAsync(stage.Host, who.Email, who.Password, Ct);
        var challenger = await TwoVersionsAsync(admin);
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, who);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();

        await StartAsync(page, challenger, shadow, locale);
        await CustomerAsync(admin);
        await ConversationsAsync(page, 1);
        await Axe.LookAtAsync(page, "experiment", locale);
        await page.GetByTestId("promote-challenger").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page.GetByTestId("experiment-ended")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, $"/portal/models/{challenger}").ToString());
        await Expect(page.GetByTestId("model-live")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task StartAsync(IPage page, string challenger, string mode, string locale)
    {
        await page.GotoAsync(new Uri(stage.Host, $"/portal/models/{challenger}").ToString());
        await page.GetByTestId("try-beside").ClickAsync();
        await Expect(page.GetByTestId("experiment-share")).ToBeVisibleAsync();
        await page.GetByText(mode, new() { Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("experiment-share")).ToHaveCountAsync(0);
        await Axe.LookAtAsync(page, "start-experiment", locale);
        await page.GetByTestId("start-experiment").ClickAsync();
        await Expect(page.GetByTestId("promote-challenger")).ToBeVisibleAsync();
    }

    /// <summary>The page is asked anew until it has counted them.</summary>
    private static async Task ConversationsAsync(IPage page, int count)
    {
        for (var i = 0; !(await page.GetByTestId("experiment-conversations").InnerTextAsync()).EndsWith($" {count}", StringComparison.Ordinal); i++)
        {
            i.ShouldBeLessThan(50, "The conversation was never counted.");
            await Task.Delay(200, Ct);
            await page.ReloadAsync();
            await Expect(page.GetByTestId("experiment-conversations")).ToBeVisibleAsync();
        }
    }

    /// <returns>The second version's id; the first is live.</returns>
    private static async Task<string> TwoVersionsAsync(ApiClient admin)
    {
        string[][] intents =
        [
            ["Refund", "I want my money back", "Please refund my payment", "How long does a refund take?", "Refund the money for my order", "You still owe me my money back"],
            ["Password", "I forgot my password", "Reset my password please", "My password does not work", "How do I change my password?", "The password reset mail never came"],
        ];
        await admin.PostAsync("/intents/import", new { content = string.Join('\n', intents.SelectMany(i => i.Skip(1).Select(t => $"{i[0]}\t{t}"))) }, Ct);
        await admin.PostAsync($"/intent-models/{await TrainedAsync(admin)}/publish", new { }, Ct);
        return await TrainedAsync(admin);
    }

    private static async Task<string> TrainedAsync(ApiClient admin)
    {
        var id = (await admin.PostAsync("/intent-models", new { }, Ct)).GetProperty("id").GetString()!;
        for (var i = 0; ; i++)
        {
            var state = (await admin.GetAsync($"/intent-models/{id}", Ct)).GetProperty("state").GetString();
            if (state == "ready")
                return id;
            (state != "failed" && i < 600).ShouldBeTrue($"The version was {state}.");
            await Task.Delay(100, Ct);
        }
    }

    private async Task CustomerAsync(ApiClient admin)
    {
        var inbox = await admin.PostAsync("/inboxes", new { name = "Web", channel = "web-chat" }, Ct);
        var visitor = await VisitorClient.OpenAsync(stage.Host, inbox.GetProperty("key").GetString()!, Ct);
        await visitor.SayAsync("Please refund my payment, I want my money back", Ct);
    }
}
