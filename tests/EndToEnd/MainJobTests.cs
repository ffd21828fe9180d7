using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

public sealed class MainJobTests(Stage stage)
{
    public sealed record Line(string Slug, string Locale, string Question, string Person, string Answer, string Later, string Thanks);

    private static readonly Line Acme = new("acme", "en-US", "How do I return an item?", "human please", "I have opened the return for you.", "The label is in your mail.", "Wonderful, thank you!");
    private static readonly Line Globex = new("globex", "zh-CN", "银行卡丢了怎么办？", "转人工", "已经帮您挂失了。", "新卡三天内寄出。", "太好了，谢谢！");

    [Fact]
    public async Task Two_companies_customers_ask_the_bot_reach_a_person_and_rate_at_the_same_time()
    {
        Stage.NeedsBrowser();

        var rated = await Task.WhenAll(WalkAsync(Acme), WalkAsync(Globex));

        rated.ShouldAllBe(r => r == 5);
    }

    /// <returns>The score that the company's own API shows for the conversation.</returns>
    private async Task<int> WalkAsync(Line line)
    {
        var company = stage.Company(line.Slug);
        await using var customer = await Customer.VisitAsync(stage, $"/{line.Slug}/", line.Locale);
        await customer.SayAsync(line.Question);
        await Expect(customer.Answer).ToBeVisibleAsync();

        await using var agent = await Agent.SignInAsync(stage, company.Agent, line.Locale);
        await agent.GoOnlineAsync();
        await customer.SayAsync(line.Person);
        await agent.LookAtAsync("mine");
        await agent.OpenAsync(await ConversationAsync(company.ApiKey, line.Person));
        await Expect(agent.Message("contact", line.Question)).ToBeVisibleAsync();

        await agent.AnswerAsync(line.Answer);
        await Expect(customer.Saying("agent", line.Answer)).ToHaveCountAsync(1);
        await CrossALostNetworkAsync(line, customer, agent);

        await customer.ComeBackAsync();
        await Expect(customer.Saying("contact", line.Thanks)).ToHaveCountAsync(1);
        await agent.Page.GetByTestId("resolve").ClickAsync();
        await customer.Chat.GetByTestId("rating-5").CheckAsync(new() { Force = true });
        await customer.Chat.GetByTestId("rating-send").ClickAsync();
        return await ScoreAsync(company.ApiKey, line.Thanks);
    }

    /// <summary>What was said while the line was down arrives once, on both sides, although one message left twice.</summary>
    private static async Task CrossALostNetworkAsync(Line line, Customer customer, Agent agent)
    {
        await customer.LoseNetworkAsync();
        await agent.AnswerAsync(line.Later);
        customer.SendNextTwice();
        await customer.SayAsync(line.Thanks);
        customer.FindNetwork();

        await Expect(customer.Saying("agent", line.Later)).ToHaveCountAsync(1);
        await Expect(agent.Message("contact", line.Thanks)).ToHaveCountAsync(1);
        await Expect(customer.Saying("contact", line.Thanks)).ToHaveCountAsync(1);
    }

    /// <summary>Other tests' customers of this company may have reached the same agent; this one said something that they do not say.</summary>
    private async Task<string> ConversationAsync(string apiKey, string said)
    {
        var ct = TestContext.Current.CancellationToken;
        using var program = new ApiClient(stage.Host, apiKey);
        for (var i = 0; ; i++)
        {
            foreach (var conversation in (await program.GetAsync("/conversations?status=open", ct)).GetProperty("items").EnumerateArray())
            {
                var id = conversation.GetProperty("id").GetString()!;
                if ((await program.GetAsync($"/conversations/{id}/messages", ct)).GetProperty("items").EnumerateArray().Any(m => m.GetProperty("text").GetString() == said))
                    return id;
            }

            i.ShouldBeLessThan(50, "No conversation came to hold what the customer said.");
            await Task.Delay(100, ct);
        }
    }

    private async Task<int> ScoreAsync(string apiKey, string thanks)
    {
        using var program = new ApiClient(stage.Host, apiKey);
        for (var i = 0; ; i++)
        {
            var conversation = (await program.GetAsync("/conversations?status=resolved", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray()
                .Single(c => c.GetProperty("lastMessageText").GetString() == thanks);
            if (conversation.GetProperty("ratingScore") is { ValueKind: System.Text.Json.JsonValueKind.Number } score)
                return score.GetInt32();
            i.ShouldBeLessThan(50, "The rating did not arrive.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
