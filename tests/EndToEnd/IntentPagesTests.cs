using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>From three intents with ten examples each to a model that routes the next customer, and to an example that an agent's correction gave.</summary>
public sealed class IntentPagesTests(Stage stage)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string[]> Texts = new()
    {
        ["Refund"] =
        [
            "I want my money back", "Please refund my payment", "How long does a refund take?", "Refund the money for my order", "You still owe me my money back",
            "When will the refund reach my card?", "I would like a refund please", "Give me my money back now", "My refund has not arrived", "Can you refund the full amount?",
        ],
        ["Opening hours"] =
        [
            "When do you open?", "What are your opening hours?", "Are you open on Sunday?", "Until what time is the shop open?", "Is the store open today?",
            "Opening hours on holidays please", "Do you open at nine?", "When does the shop open tomorrow?", "Are you open in the evening?", "What hours is the store open?",
        ],
        ["Password"] =
        [
            "I forgot my password", "Reset my password please", "My password does not work", "How do I change my password?", "The password reset mail never came",
            "I cannot log in with my password", "Please send a new password", "Password reset link expired", "Which password do I need to log in?", "Set a new password for me",
        ],
    };

    private const string Asked = "Please refund my payment, I want my money back";

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task A_published_model_routes_the_next_customer_and_an_agents_correction_becomes_an_example(string locale)
    {
        Stage.NeedsBrowser();
        var (tenant, who) = await stage.NewTenantAsync(Ct);
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, who);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();

        foreach (var (name, texts) in Texts)
            await AddAsync(page, name, texts);
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await TrainAndPublishAsync(page);

        var (reason, conversation) = await NextCustomerAsync(who);
        reason.ShouldBe("intent");
        await CorrectAsync(new DemoSignIn(tenant.People["agent"].Email, TenantFactory.Password), conversation, locale);
        await ApproveAsync(new DemoSignIn(tenant.People["supervisor"].Email, TenantFactory.Password), locale);

        await page.GotoAsync(new Uri(stage.Host, "/portal/intents").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Password", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = Asked })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>The agent finds the conversation where its intent sent it, and knows better.</summary>
    private async Task CorrectAsync(DemoSignIn who, string conversation, string locale)
    {
        await using var agent = await Agent.SignInAsync(stage, who, locale);
        await agent.LookAtAsync("queue");
        await agent.OpenAsync(conversation);
        var thread = agent.Page.GetByTestId("thread");
        await Expect(thread.GetByTestId("intent")).ToContainTextAsync("Refund");
        await thread.GetByTestId("correct-intent").ClickAsync();
        await Axe.ShouldFindNothingAsync(agent.Page.MainFrame);
        await agent.Page.GetByTestId("intent-choice").Filter(new() { HasText = "Password" }).ClickAsync();
        await Expect(thread.GetByTestId("intent")).ToHaveTextAsync("Password");
        await thread.GetByTestId("correct-intent").ClickAsync();
        await Expect(agent.Page.GetByTestId("my-corrections")).ToContainTextAsync(Asked);
    }

    /// <summary>The supervisor sees that one waits, and approves it by the keyboard.</summary>
    private async Task ApproveAsync(DemoSignIn who, string locale)
    {
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, who);
        await Expect(page.GetByTestId("open-corrections")).ToContainTextAsync("1");
        await page.GetByTestId("page-corrections").ClickAsync();
        var row = page.Locator("tbody tr").Filter(new() { HasText = Asked });
        await Expect(row).ToContainTextAsync("Password");
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await row.FocusAsync();
        await row.PressAsync("a");
        await Expect(row).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("open-corrections")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private async Task AddAsync(IPage page, string name, string[] texts)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/intents").ToString());
        await page.GetByTestId("new-intent").ClickAsync();
        await page.GetByTestId("intent-name").FillAsync(name);
        await page.GetByTestId("intent-to-person").CheckAsync();
        await page.GetByTestId("intent-name").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await page.GetByTestId("new-examples").FillAsync(string.Join('\n', texts));
        await page.GetByTestId("add-examples").ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = texts[0] })).ToBeVisibleAsync();
    }

    private async Task TrainAndPublishAsync(IPage page)
    {
        await page.GotoAsync(new Uri(stage.Host, "/portal/models").ToString());
        await page.GetByTestId("train-model").ClickAsync();
        await Expect(page.GetByTestId("model-ready")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("tbody a").First.ClickAsync();
        await page.GetByTestId("try-phrases").FillAsync("Refund my money please");
        await page.GetByTestId("try-now").ClickAsync();
        await Expect(page.GetByTestId("tried")).ToContainTextAsync("Refund");
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.GetByTestId("publish-model").ClickAsync();
        await Expect(page.GetByTestId("model-live")).ToBeVisibleAsync();
    }

    /// <returns>Why a customer who asks for their money back comes to a person, and the conversation's id.</returns>
    private async Task<(string? Reason, string Conversation)> NextCustomerAsync(DemoSignIn who)
    {
        using var admin = await ApiClient.SignInAsync(stage.Host, who.Email, who.Password, Ct);
        var inbox = await admin.PostAsync("/inboxes", new { name = "Web", channel = "web-chat" }, Ct);
        var visitor = await VisitorClient.OpenAsync(stage.Host, inbox.GetProperty("key").GetString()!, Ct);
        var said = await visitor.SayAsync(Asked, Ct);
        var id = said.GetProperty("conversationId").GetGuid().ToString();
        for (var i = 0; ; i++)
        {
            var conversation = await admin.GetAsync($"/conversations/{id}", Ct);
            if (conversation.GetProperty("status").GetString() == "open")
                return (conversation.GetProperty("handoverReason").GetString(), id);
            i.ShouldBeLessThan(100, "Nobody took the customer over.");
            await Task.Delay(100, Ct);
        }
    }
}
