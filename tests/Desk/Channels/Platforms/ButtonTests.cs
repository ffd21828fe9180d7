using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.DingTalk;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.WeCom;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels.Platforms;

/// <summary>From the press in a platform's client to what the desk knows of it, with the real connectors.</summary>
public sealed class ButtonTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private const string Stars = "评分：4";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_of_Feishu_calls_a_person_and_rates_the_conversation_once()
    {
        await using var feishu = await FeishuEmulator.StartAsync(ct: Ct);
        await using var host = await stage.StartAsync(Ct, feishu.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "feishu", PlatformStage.SettingsOf(feishu), Ct);
        await inbox.ConnectedAsync(Ct);
        var customer = feishu.AddCustomer("李娜");
        await feishu.SayAsync(customer, "我的包裹在哪里？", Ct);
        var offer = await CardAsync(feishu, 1);

        await feishu.PressAsync(customer, offer, ValueOf(offer, 0), Ct);
        var conversation = await OpenedAsync(inbox);
        await ResolveAsync(inbox, conversation);
        var question = await CardAsync(feishu, 2);
        await feishu.PressAsync(customer, question, ValueOf(question, 3), Ct);
        await feishu.PressAsync(customer, question, ValueOf(question, 3), Ct);
        await feishu.PressAsync(customer, question, ValueOf(question, 4), Ct);

        Score(await ScoredAsync(inbox, conversation, 5)).ShouldBe(5);
        (await RatedAsync(inbox, conversation)).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task A_card_of_DingTalk_calls_a_person_and_rates_the_conversation_once()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);
        await inbox.ConnectedAsync(Ct);
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, "我的包裹在哪里？"), Ct);
        await Acts.UntilAsync(() => Task.FromResult(dingTalk.Journal.Said.Count), n => n == 1, Ct);
        var offer = dingTalk.Journal.Said.Last().Content.ToJsonString();

        // The client says the button's words in the customer's name.
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, "转人工"), Ct);
        var conversation = await OpenedAsync(inbox);
        await ResolveAsync(inbox, conversation);
        await Acts.UntilAsync(() => Task.FromResult(dingTalk.Journal.Said.Count), n => n == 2, Ct);
        var question = dingTalk.Journal.Said.Last().Content.ToJsonString();
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, Stars), Ct);
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, Stars), Ct);

        Score(await ScoredAsync(inbox, conversation, 4)).ShouldBe(4);
        (await RatedAsync(inbox, conversation)).ShouldBe([4]);
        offer.ShouldContain(Uri.EscapeDataString("转人工"));
        question.ShouldContain(Uri.EscapeDataString(Stars));
    }

    [Theory]
    [InlineData("application")]
    [InlineData("kf")]
    public async Task Cards_and_menus_of_WeCom_call_a_person_and_rate_the_conversation_once(string mode)
    {
        // The platform is told the inbox's address, and the inbox the platform's: a door of the test's own stands between.
        await using var door = await CallbackDoor.OpenAsync(Ct);
        var account = new EmulatedAccount { Callback = door.Address };
        await using var weCom = await WeComEmulator.StartAsync(account, ct: Ct);
        await using var host = await stage.StartAsync(Ct, weCom.BaseUrl);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "wecom", SettingsOf(weCom, mode), Ct);
        door.Leads(new Uri(host.Address, "/channels/" + (await inbox.ViewAsync(Ct)).Text("key")));
        var person = mode == "kf" ? "wm1" : "zhangsan";
        var log = mode == "kf" ? weCom.Service.Log : weCom.Application.Log;
        await SayAsync(weCom, mode, person, "我的包裹在哪里？", null);
        var offer = (await OursAsync(log, 1))[^1];

        await SayAsync(weCom, mode, person, offer.Buttons[0].Label, offer.Buttons[0].Key);
        var conversation = await OpenedAsync(inbox);
        await ResolveAsync(inbox, conversation);
        var question = (await OursAsync(log, 2))[^1];
        await SayAsync(weCom, mode, person, question.Buttons[1].Label, question.Buttons[1].Key);
        await SayAsync(weCom, mode, person, question.Buttons[1].Label, question.Buttons[1].Key);

        Score(await ScoredAsync(inbox, conversation, 2)).ShouldBe(2);
        (await RatedAsync(inbox, conversation)).ShouldBe([2]);
        question.Text.ShouldBe("请为本次服务评分");
    }

    private static Task SayAsync(WeComEmulator weCom, string mode, string person, string text, string? key) =>
        mode == "kf" ? weCom.Service.SayAsync(person, text, key, Ct)
        : key is null ? weCom.Application.SayAsync(person, text, Ct)
        : weCom.Application.PressAsync(person, key, Ct);

    private static Task<List<ChatLine>> OursAsync(ChatLog log, int count) => Acts.UntilAsync(() => Task.FromResult(log.Lines.Where(l => l.Ours).ToList()), l => l.Count == count, Ct);

    private static Dictionary<string, string> SettingsOf(WeComEmulator weCom, string mode) => new(StringComparer.Ordinal)
    {
        ["mode"] = mode,
        ["corpId"] = weCom.Account.CorpId,
        ["agentId"] = $"{weCom.Account.AgentId}",
        ["secret"] = weCom.Account.Secret,
        ["token"] = weCom.Account.Token,
        ["encodingAesKey"] = weCom.Account.EncodingAesKey,
        ["baseUrl"] = weCom.BaseUrl.GetLeftPart(UriPartial.Authority),
    };

    private static async Task<ChatMessage> CardAsync(FeishuEmulator feishu, int count) =>
        (await Acts.UntilAsync(() => Task.FromResult(feishu.Messages.Where(m => m.Type == "interactive").ToList()), m => m.Count == count, Ct))[count - 1];

    private static JsonNode ValueOf(ChatMessage card, int button) =>
        JsonNode.Parse(card.Content)!["elements"]!.AsArray().Single(e => (string?)e!["tag"] == "action")!["actions"]![button]!["value"]!.DeepClone();

    private static async Task<Guid> OpenedAsync(PlatformInbox inbox) =>
        (await inbox.ConversationsAsync(c => c.Count == 1 && c[0].Text("status") == "open", Ct)).Single(c => c.Text("status") == "open").GetProperty("id").GetGuid();

    private static async Task ResolveAsync(PlatformInbox inbox, Guid conversation)
    {
        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = inbox.Tenant.Agent.MemberId }, Ct);
        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, Ct);
    }

    private static Task<JsonElement> ScoredAsync(PlatformInbox inbox, Guid conversation, int score) =>
        Acts.UntilAsync(() => inbox.Tenant.ShowAsync(conversation, Ct), c => Score(c) == score, Ct);

    private static async Task<List<int>> RatedAsync(PlatformInbox inbox, Guid conversation) =>
        [.. (await inbox.Tenant.MessagesAsync(conversation, Ct)).Where(m => m.Author() == "system" && m.GetProperty("event").Text("type") == "rated").Select(m => m.GetProperty("event").GetProperty("score").GetInt32())];

    private static int? Score(JsonElement conversation) => conversation.GetProperty("ratingScore") is { ValueKind: JsonValueKind.Number } score ? score.GetInt32() : null;
}
