using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Demo.Platforms;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>The main job through each platform's own window: the bot answers there, then a person from the workbench.</summary>
public sealed class PlatformJobTests(Stage stage)
{
    /// <param name="Platform">Which demo platform.</param>
    /// <param name="Inbox">Which of its inboxes.</param>
    /// <param name="Chat">Whose row to open in the app.</param>
    /// <param name="Locale">Of the customer and the agent.</param>
    public sealed record Line(string Platform, int Inbox, string Chat, string Locale, string Question, string Known, string Person, string Answer);

    private const int PictureWidth = 1440;
    private const int Stars = 5;

    private static readonly string Picture = AppHost.Orchestration.Repository.PathOf("docs", "images", "workbench.png");

    private static readonly Line[] Lines =
    [
        new("Feishu", 0, "王小雨", "zh-CN", "怎么退货？", "三十天内可以退货", "转人工", "已为您登记退货。"),
        new("WeCom and WeChat", 0, "张三", "zh-CN", "怎么退货？", "三十天内可以退货", "转人工", "运单已经发到您的邮箱。"),
        new("WeCom and WeChat", 1, "Alice Chen", "en-US", "How do I return an item?", "Returns are free for thirty days", "human please", "I have opened the return for you."),
        new("DingTalk", 0, "刘强", "zh-CN", "怎么退货？", "三十天内可以退货", "转人工", "取件时间已经改到明天。"),
    ];

    [Theory]
    [InlineData("Feishu", 0)]
    [InlineData("WeCom and WeChat", 0)]
    [InlineData("WeCom and WeChat", 1)]
    [InlineData("DingTalk", 0)]
    public async Task A_customer_asks_the_bot_reaches_a_person_swaps_pictures_and_rates_in_the_platforms_app(string platform, int inbox)
    {
        Stage.NeedsBrowser();
        var line = Lines.Single(l => l.Platform == platform && l.Inbox == inbox);
        var (app, agentSignIn, admin) = await ConnectAsync(line);
        await using var _ = app;
        await using var customer = await PlatformCustomer.OpenAsync(stage, app.Address, line.Chat, line.Locale);

        await customer.SayAsync(line.Question);
        await Expect(customer.Hearing(line.Known)).ToHaveCountAsync(1);

        await using var agent = await Agent.SignInAsync(stage, agentSignIn, line.Locale);
        await agent.GoOnlineAsync();
        await customer.SayAsync(line.Person);
        await agent.LookAtAsync("mine");
        await Expect(agent.Rows).ToHaveCountAsync(1);
        await agent.Rows.ClickAsync();
        await Expect(agent.Message("contact", line.Question)).ToBeVisibleAsync();

        await customer.ShowAsync(Picture);
        await Expect(agent.PicturesFrom("contact")).ToHaveCountAsync(1);
        await Expect(agent.PicturesFrom("contact")).ToHaveJSPropertyAsync("naturalWidth", PictureWidth);

        await agent.AnswerAsync(line.Answer);
        await Expect(customer.Hearing(line.Answer)).ToHaveCountAsync(1);
        await agent.ShowAsync(Picture);
        await Expect(customer.PicturesHeard).ToHaveCountAsync(1);
        await Expect(customer.PicturesHeard).ToHaveJSPropertyAsync("naturalWidth", PictureWidth);
        await Axe.ShouldFindNothingAsync(customer.Page.MainFrame);

        await agent.Page.GetByTestId("resolve").ClickAsync();
        await Expect(customer.Heard.Last.GetByTestId("card-button")).ToHaveCountAsync(Stars);
        await customer.Heard.Last.GetByTestId("card-button").Last.ClickAsync();
        (await RatingAsync(admin)).ShouldBe(Stars);
    }

    [Fact]
    public async Task A_later_start_takes_up_the_inboxes_although_the_emulators_are_somewhere_else()
    {
        Stage.NeedsBrowser();
        var ct = TestContext.Current.CancellationToken;
        var (_, admin) = await stage.NewTenantAsync(ct);
        var baseUrl = stage.Host.GetLeftPart(UriPartial.Authority);
        using var api = await DemoApi.SignInAsync(baseUrl, admin, ct);
        var platform = new WeComDemo();
        var first = await CompanyConnection.MakeAsync(platform, DemoCompany.Acme, [null, null], api, baseUrl, stage.TakePlatformPort(), ct);
        await first.Platform.DisposeAsync();

        var second = await CompanyConnection.MakeAsync(platform, DemoCompany.Acme, [.. first.Inboxes], api, baseUrl, stage.TakePlatformPort(), ct);

        await using var app = second.Platform;
        second.Inboxes.Select(i => (i.Id, i.Key)).ShouldBe(first.Inboxes.Select(i => (i.Id, i.Key)));
        (await api.GetAsync("/inboxes", ct)).GetProperty("items").GetArrayLength().ShouldBe(2);
        foreach (var inbox in second.Inboxes)
            (await api.PostAsync($"/inboxes/{inbox.Id}/check", new { }, ct)).GetProperty("checks").EnumerateArray().ShouldAllBe(c => c.GetProperty("ok").GetBoolean());
    }

    /// <summary>A company of this test's own with one article in both languages, connected to the platform as the demo companies are.</summary>
    private async Task<(IRunningPlatform App, DemoSignIn Agent, DemoSignIn Admin)> ConnectAsync(Line line)
    {
        var ct = TestContext.Current.CancellationToken;
        var (tenant, admin) = await stage.NewTenantAsync(ct);
        var baseUrl = stage.Host.GetLeftPart(UriPartial.Authority);
        using var api = await DemoApi.SignInAsync(baseUrl, admin, ct);
        await api.PostAsync("/articles", new { Slug = "returns", Language = "zh-CN", Title = "怎么退货？", Category = "退货", Body = "三十天内可以退货，运费由我们承担。", Status = "published" }, ct);
        await api.PostAsync("/articles", new { Slug = "returns", Language = "en", Title = "How do I return an item?", Category = "Returns", Body = "Returns are free for thirty days.", Status = "published" }, ct);
        var platform = EmulatorResource.All.Single(p => p.Name == line.Platform);
        var connection = await CompanyConnection.MakeAsync(platform, DemoCompany.Acme, [.. platform.Inboxes.Select(_ => (DemoChannel?)null)], api, baseUrl, stage.TakePlatformPort(), ct);
        return (connection.Platform, new DemoSignIn(tenant.People["agent"].Email, Testing.TenantFactory.Password), admin);
    }

    private async Task<int> RatingAsync(DemoSignIn admin)
    {
        var ct = TestContext.Current.CancellationToken;
        using var api = await DemoApi.SignInAsync(stage.Host.GetLeftPart(UriPartial.Authority), admin, ct);
        for (var i = 0; ; i++)
        {
            var conversation = (await api.GetAsync("/conversations?status=resolved", ct)).GetProperty("items").EnumerateArray().Single();
            if (conversation.GetProperty("ratingScore") is { ValueKind: System.Text.Json.JsonValueKind.Number } score)
                return score.GetInt32();
            i.ShouldBeLessThan(100, "The rating did not arrive.");
            await Task.Delay(100, ct);
        }
    }
}
