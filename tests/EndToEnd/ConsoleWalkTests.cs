using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Demo.Platforms;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>What docs/operator/channels tells operators to do, done as they would: a platform's console in one tab, the portal in the other.</summary>
public sealed class ConsoleWalkTests(Stage stage)
{
    /// <param name="Channel">What the portal calls the channel.</param>
    /// <param name="Mode">The face of a WeCom inbox; null elsewhere.</param>
    /// <param name="Copied">Fields of the portal's form, and where the console shows their values.</param>
    /// <param name="Sections">Where the console wants the callback address.</param>
    /// <param name="Chat">Whose row in the customers' window to write from.</param>
    private sealed record Walk(IDemoPlatform Platform, string Channel, string? Mode, (string Field, string From)[] Copied, string[] Sections, string Chat);

    private static readonly Dictionary<string, Walk> Walks = new(StringComparer.Ordinal)
    {
        ["feishu"] = new(new FeishuDemo(), "Feishu", null,
            [("appId", "credentials-appId"), ("appSecret", "credentials-appSecret"), ("encryptKey", "encryption-encryptKey"), ("verificationToken", "encryption-verificationToken")], ["address"], "王小雨"),
        ["wecom application"] = new(new WeComDemo(), "WeCom", null,
            [("corpId", "company-corpId"), ("agentId", "application-agentId"), ("secret", "application-secret"), ("token", "application-callback-token"), ("encodingAesKey", "application-callback-encodingAesKey")],
            ["application-callback"], "张三"),
        ["wecom kf"] = new(new WeComDemo(), "WeCom", "kf",
            [("corpId", "company-corpId"), ("secret", "service-application-secret"), ("token", "service-application-callback-token"), ("encodingAesKey", "service-application-callback-encodingAesKey"), ("openKfId", "service-openKfId")],
            ["service-application-callback"], "Alice Chen"),
        ["dingtalk"] = new(new DingTalkDemo(), "DingTalk", null,
            [("appKey", "credentials-appKey"), ("appSecret", "credentials-appSecret"), ("token", "events-token"), ("encodingAesKey", "events-encodingAesKey")], ["robot", "events"], "刘强"),
    };

    [Theory]
    [InlineData("feishu")]
    [InlineData("wecom application")]
    [InlineData("wecom kf")]
    [InlineData("dingtalk")]
    public async Task Copied_from_the_console_and_back_an_inbox_passes_its_checks_and_hears_customers(string name)
    {
        Stage.NeedsBrowser();
        var ct = TestContext.Current.CancellationToken;
        var walk = Walks[name];
        var (_, admin) = await stage.NewTenantAsync(ct);
        await using var emulator = await walk.Platform.StartAsync(DemoCompany.Acme, walk.Platform.NewSettings(), stage.TakePlatformPort(), ct);
        var portal = await Agent.AtSignInAsync(stage, "/portal/", "en-US");
        await Agent.SignInAsync(portal, admin);
        await Expect(portal.GetByTestId("person")).ToBeVisibleAsync();
        var console = await portal.Context.NewPageAsync();
        await console.GotoAsync(new Uri(emulator.Address, "console").ToString());

        await FillInAsync(portal, console, walk, emulator.Address);
        await portal.GetByTestId("save-inbox").ClickAsync();
        var address = (await portal.GetByTestId("callback-url").TextContentAsync())!.Trim();
        foreach (var section in walk.Sections)
            await SaveAddressAsync(console, section, new Uri(stage.Host, new Uri(address).AbsolutePath));

        await portal.GetByTestId("check-inbox").ClickAsync();
        await Expect(portal.GetByTestId("check").First).ToBeVisibleAsync();
        await Expect(portal.GetByTestId("check").Filter(new() { HasText = "Does not work: " })).ToHaveCountAsync(0);
        await using var customer = await PlatformCustomer.OpenAsync(stage, emulator.Address, walk.Chat, "en-US");
        await customer.SayAsync("Is anybody there?");
        await Expect(console.Locator("#callbacks")).ToContainTextAsync("taken");
        await Axe.ShouldFindNothingAsync(console.MainFrame);
        await portal.Context.CloseAsync();
    }

    private async Task FillInAsync(IPage portal, IPage console, Walk walk, Uri emulator)
    {
        await portal.GotoAsync(new Uri(stage.Host, "/portal/inboxes/new").ToString());
        await portal.Locator("#inbox-channel").ClickAsync();
        await portal.Locator(".ant-select-item-option").Filter(new() { HasText = walk.Channel }).ClickAsync();
        await portal.GetByTestId("inbox-name").FillAsync("Service");
        if (walk.Mode is not null)
        {
            await portal.Locator("[id$=_mode]").ClickAsync();
            await portal.Locator(".ant-select-item-option").Filter(new() { HasText = walk.Mode }).ClickAsync();
        }

        foreach (var (field, from) in walk.Copied)
            await portal.Locator($"[id$=_{field}]").FillAsync(await ShownAsync(console.Locator("#" + from)));
        foreach (var field in walk.Platform.Inboxes[0].AddressSettings)
            await portal.Locator($"[id$=_{field}]").FillAsync(emulator.GetLeftPart(UriPartial.Authority));
    }

    private static async Task<string> ShownAsync(ILocator shown) =>
        await shown.EvaluateAsync<string>("element => element.value ?? element.textContent");

    private static async Task SaveAddressAsync(IPage console, string section, Uri address)
    {
        await console.Locator($"#{section}-url").FillAsync(address.ToString());
        await console.GetByTestId(section + "-save").ClickAsync();
        await Expect(console.GetByTestId("outcome-" + section)).ToHaveTextAsync("Done");
    }
}
