using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.Platform;

public sealed class PlatformTests : IAsyncLifetime
{
    private readonly HostTools _tools = new();
    private FeishuEmulator _feishu = null!;
    private Inbox _inbox = null!;

    public async ValueTask InitializeAsync()
    {
        _feishu = await FeishuEmulator.StartAsync(clock: new StillClock(Inbox.Noon));
        _inbox = new Inbox(_feishu.App, _feishu.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Dispose();
        await _feishu.DisposeAsync();
    }

    [Theory]
    [InlineData("image", "image_key", "a.png", "image/png")]
    [InlineData("file", "file_key", "报价.pdf", "application/pdf")]
    [InlineData("file", "file_key", "data.json", "application/json")]
    public async Task What_a_customer_sent_is_fetched(string type, string field, string name, string contentType)
    {
        var customer = _feishu.AddCustomer("李娜");
        var key = _feishu.Store(type, name, contentType, Encoding.UTF8.GetBytes("""{"code":0}"""));
        var told = await _feishu.SayAsync(customer, FeishuEmulator.PrivateChat(customer), type, new JsonObject { [field] = key });
        var media = _inbox.Receive(told.Body).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Media.ShouldHaveSingleItem();

        var fetched = await _inbox.Channel.FetchAsync(media, _tools, _inbox.Call, TestContext.Current.CancellationToken);

        using var reader = new StreamReader(fetched.ShouldNotBeNull().Content);
        (await reader.ReadToEndAsync()).ShouldBe("""{"code":0}""");
        fetched.Name.ShouldBe(name);
    }

    [Fact]
    public async Task A_large_json_file_is_a_file_and_no_answer()
    {
        var customer = _feishu.AddCustomer("李娜");
        var key = _feishu.Store("file", "big.json", "application/json", new byte[3 << 20]);
        var told = await _feishu.SayAsync(customer, FeishuEmulator.PrivateChat(customer), "file", new JsonObject { ["file_key"] = key });
        var media = ((ChannelEvent.Message)_inbox.Receive(told.Body).Events[0]).Media[0];

        var fetched = await _inbox.Channel.FetchAsync(media, _tools, _inbox.Call, TestContext.Current.CancellationToken);

        var copy = new MemoryStream();
        await fetched.ShouldNotBeNull().Content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        copy.Length.ShouldBe(3 << 20);
    }

    [Fact]
    public async Task On_the_page_a_person_plays_a_customer()
    {
        using var browser = new HttpClient { BaseAddress = _feishu.Address };
        (await browser.GetStringAsync("/")).ShouldContain("/page/web/chat.js");

        var chat = (await PostAsync(browser, "people", new { text = "李娜" })).GetValue<string>();
        await PostAsync(browser, "say", new { chat, text = "您好" });
        using (var picture = new ByteArrayContent([0x89, 1]) { Headers = { { "Content-Type", "image/png" } } })
            (await browser.PostAsync($"/page/show?chat={chat}&name=a.png", picture)).EnsureSuccessStatusCode();
        await PostAsync(browser, "open", new { chat });

        var lines = JsonNode.Parse(await browser.GetStringAsync("/page/chats"))!.AsArray().Single(c => (string?)c!["id"] == chat)!["lines"]!.AsArray();
        lines.Select(x => x!["kind"]!.GetValue<string>()).ShouldBe(["text", "picture"]);
        (await browser.GetByteArrayAsync($"/page/files/{lines[1]!["fileId"]}")).ShouldBe([0x89, 1]);
        _feishu.Deliveries.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_a_customer_recalls_and_reads_on_the_page_is_told()
    {
        using var browser = new HttpClient { BaseAddress = _feishu.Address };
        var customer = _feishu.AddCustomer("李娜");
        var chat = FeishuEmulator.PrivateChat(customer);
        await PostAsync(browser, "say", new { chat, text = "打错了" });
        await _inbox.Channel.SendAsync(new OutboundMessage(Guid.CreateVersion7(), new ChannelThread(chat, Group: false), customer.OpenId, "您好", [], null, null, [], null, 0), _tools, _inbox.Call, TestContext.Current.CancellationToken);

        await PostAsync(browser, "recall", new { chat, line = _feishu.Messages[0].Id });
        await PostAsync(browser, "see", new { chat });

        var heard = _feishu.Deliveries.TakeLast(2).Select(d => _inbox.Receive(d.Body).Events.ShouldHaveSingleItem()).ToList();
        heard[0].ShouldBeOfType<ChannelEvent.Recall>().MessageId.ShouldBe(_feishu.Messages[0].Id);
        heard[1].ShouldBeOfType<ChannelEvent.Receipt>().MessageId.ShouldBe(_feishu.Messages[1].Id);
        var lines = JsonNode.Parse(await browser.GetStringAsync("/page/chats"))!.AsArray().Single(c => (string?)c!["id"] == chat)!["lines"]!.AsArray();
        ((bool)lines[0]!["recalled"]!, (bool)lines[1]!["read"]!).ShouldBe((true, true));
    }

    [Fact]
    public async Task What_the_console_takes_away_is_gone_and_an_address_that_does_not_answer_is_not_kept()
    {
        using var browser = new HttpClient { BaseAddress = _feishu.Address };
        var customer = _feishu.AddCustomer("李娜");

        await PostAsync(browser, "console", new { section = "rights", action = "save", values = new Dictionary<string, string> { ["im:message"] = "false", ["im:resource"] = "true", ["contact:user.base:readonly"] = "true" } });
        await PostAsync(browser, "console", new { section = "events", action = "save", values = new Dictionary<string, string> { ["im.message.receive_v1"] = "false" } });
        var saved = await PostAsync(browser, "console", new { section = "address", action = "save", values = new Dictionary<string, string> { ["url"] = _feishu.Address + "nobody" } });
        await _feishu.SayAsync(customer, "hello");

        (await CheckAsync()).Single(c => c.Name == "read-messages").Ok.ShouldBeFalse();
        ((bool)saved["accepted"]!).ShouldBeFalse();
        _feishu.App.CallbackUrl.ShouldBeNull();
        _feishu.Deliveries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("om_1/image/img_gone")]
    [InlineData("nonsense")]
    public async Task What_is_gone_is_null(string reference)
    {
        (await _inbox.Channel.FetchAsync(new ChannelMedia(MediaKind.Image, reference), _tools, _inbox.Call, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_may_not_be_had_now_is_an_exception_so_that_the_host_tries_again()
    {
        _feishu.Fail("/open-apis/im/v1/messages/om_1/resources", 429, 99991400);

        await Should.ThrowAsync<ChannelRefusedException>(async () => await _inbox.Channel.FetchAsync(new ChannelMedia(MediaKind.Image, "om_1/image/img_1"), _tools, _inbox.Call, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_person_has_a_name_where_the_application_may_see_it()
    {
        var customer = _feishu.AddCustomer("李娜");

        (await ProfileAsync(customer.OpenId)).ShouldBe(new ChannelProfile("李娜", customer.UnionId, null));
        (await ProfileAsync("ou_stranger")).ShouldBeNull();
        _feishu.App.Rights.Remove("contact:user.base:readonly");
        (await ProfileAsync(customer.OpenId)).ShouldBeNull();
    }

    [Fact]
    public async Task The_checks_say_what_is_missing_and_tell_no_secret()
    {
        _inbox.Settings["receive"] = "longConnection";
        var good = await CheckAsync();
        _feishu.App.Rights.Clear();
        _feishu.App.BotEnabled = false;
        var bad = await CheckAsync();

        good.Select(x => (x.Name, x.Ok)).ShouldBe([("token", true), ("bot", true), ("read-messages", true), ("read-contacts", true), ("long-connection", true)]);
        bad.Where(x => !x.Ok).Select(x => x.Name).ShouldBe(["bot", "read-messages", "read-contacts"]);
        foreach (var check in good.Concat(bad))
            check.Answer.ShouldSatisfyAllConditions(x => x.ShouldNotContain("t-"), x => x.ShouldNotContain("ticket"), x => x.ShouldNotContain(_feishu.App.AppSecret));
        bad[2].Answer.ShouldContain("im:message");
    }

    [Fact]
    public async Task Each_check_and_each_setting_has_a_name_in_both_languages()
    {
        _inbox.Settings["receive"] = "longConnection";
        var manifest = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(Testing.Repository.Root, "src", "Connectors", "Feishu", "plugin.json")))!;

        var names = manifest["checks"]!.AsObject();

        names.Select(x => x.Key).ShouldBe((await CheckAsync()).Select(x => x.Name));
        names.ShouldAllBe(x => x.Value!["en"] != null && x.Value["zh-CN"] != null);
        manifest["settings"]!["properties"]!.AsObject().ShouldAllBe(x => x.Value!["title"] != null && x.Value["x-zh-CN"]!["title"] != null);
    }

    [Fact]
    public async Task With_a_wrong_secret_only_that_is_told()
    {
        _inbox.Settings["appSecret"] = "wrong";

        var check = (await CheckAsync()).ShouldHaveSingleItem();

        (check.Name, check.Ok).ShouldBe(("token", false));
        check.Answer.ShouldContain("10014");
    }

    [Fact]
    public async Task Events_that_nobody_took_come_again_by_plan()
    {
        var clock = new StillClock(Inbox.Noon);
        await using var feishu = await FeishuEmulator.StartAsync(clock: clock);
        var delivery = await feishu.PushAsync(Events.Challenge(feishu.App, "x"));
        var tries = new List<int>();

        foreach (var wait in new[] { 14, 1, 300, 3_600, 21_600, 86_400 })
        {
            clock.Pass(TimeSpan.FromSeconds(wait));
            await feishu.RetryDueAsync();
            tries.Add(delivery.Tries);
        }

        tries.ShouldBe([1, 2, 3, 4, 5, 5]);
    }

    private static async Task<JsonNode> PostAsync(HttpClient browser, string path, object body)
    {
        using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await browser.PostAsync($"/page/{path}", content);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    private ValueTask<ChannelProfile?> ProfileAsync(string id) => _inbox.Channel.ProfileAsync(id, _tools, _inbox.Call, TestContext.Current.CancellationToken);

    private ValueTask<IReadOnlyList<ChannelCheck>> CheckAsync() => _inbox.Channel.CheckAsync(_tools, _inbox.Call, TestContext.Current.CancellationToken);
}
