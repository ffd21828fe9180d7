using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.Sdk;

/// <summary>The emulator is ours, so agreeing with it proves little: here the platform's own client says that it is right.</summary>
public sealed class InteroperabilityTests : IAsyncLifetime
{
    private readonly HostTools _tools = new();
    private FeishuEmulator _feishu = null!;
    private VendorSdk _sdk = null!;
    private Customer _customer = null!;
    private Inbox _inbox = null!;

    public async ValueTask InitializeAsync()
    {
        _feishu = await FeishuEmulator.StartAsync(new FeishuApp { LargestPart = 200, PingInterval = 1, ChatPerSecond = 100 });
        _customer = _feishu.AddCustomer("李娜");
        _inbox = new Inbox(_feishu.App, _feishu.Address);
        _sdk = await VendorSdk.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _sdk.DisposeAsync();
        await _feishu.DisposeAsync();
        _tools.Dispose();
    }

    [Fact]
    public async Task Its_dispatcher_accepts_what_the_emulator_sends_and_reads_it_as_we_do()
    {
        _feishu.App.CallbackUrl = new Uri((await _sdk.DoAsync("listen", new { encryptKey = _feishu.App.EncryptKey, autoChallenge = true }))!.GetValue<string>());

        (await _feishu.VerifyAddressAsync()).ShouldBeTrue();
        await _feishu.SayAsync(_customer, "您好 😀 \"x\" <b> 'y' \u2028");
        var pressed = await _feishu.PressAsync(_customer, new ChatMessage("om_1", "oc_1", true, "interactive", "{}", null, null, Inbox.Noon), new JsonObject { ["action"] = "rate", ["value"] = "5" });
        await _feishu.EnterAsync(_customer);

        var heard = (await _sdk.DoAsync("heard"))!.AsArray();
        heard.Select(x => x!["type"]!.GetValue<string>()).ShouldBe(["im.message.receive_v1", "card.action.trigger", "im.chat.access_event.bot_p2p_chat_entered_v1"]);
        var ours = _inbox.Receive(_feishu.Deliveries[0].Body).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();
        heard[0]!["data"]!["message"]!["message_id"]!.GetValue<string>().ShouldBe(ours.MessageId);
        JsonNode.Parse(heard[0]!["data"]!["message"]!["content"]!.GetValue<string>())!["text"]!.GetValue<string>().Trim().ShouldBe(ours.Text);
        pressed.Answer.ShouldContain("toast");
    }

    [Fact]
    public async Task Its_dispatcher_refuses_what_was_signed_with_another_key()
    {
        _feishu.App.CallbackUrl = new Uri((await _sdk.DoAsync("listen", new { encryptKey = "another", autoChallenge = false }))!.GetValue<string>());

        await _feishu.SayAsync(_customer, "hi");

        (await _sdk.DoAsync("heard"))!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_decrypts_a_hundred_bodies_to_the_same_as_we_do()
    {
        var random = new Random(11);

        for (var i = 0; i < 100; i++)
        {
            var plain = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => new[] { "a", "中", "😀", "\n", "\"" }[random.Next(5)]));
            var encrypted = Envelope.Encrypt(Encoding.UTF8.GetBytes(plain), $"key {i}");
            var theirs = (await _sdk.DoAsync("decrypt", new { key = $"key {i}", encrypted }))!.GetValue<string>();
            var ours = Encoding.UTF8.GetString(Encryption.Decrypt(Convert.FromBase64String(encrypted), $"key {i}")!);
            (theirs, ours).ShouldBe((plain, plain));
        }
    }

    [Fact]
    public async Task Its_client_sends_as_ours_does()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 9];
        var chat = FeishuEmulator.PrivateChat(_customer);
        await OpenAsync("open");

        var first = await _sdk.DoAsync("send", new { id = chat, type = "text", content = """{"text":"您好"}""", uuid = "one" });
        await _sdk.DoAsync("reply", new { id = first!["data"]!["message_id"]!.GetValue<string>(), type = "text", content = """{"text":"again"}""" });
        var image = (await _sdk.DoAsync("image", new { bytes = Convert.ToBase64String(png) }))!["image_key"]!.GetValue<string>();
        await _sdk.DoAsync("send", new { id = chat, type = "image", content = $$"""{"image_key":"{{image}}"}""" });
        var file = (await _sdk.DoAsync("file", new { bytes = Convert.ToBase64String(png), type = "pdf", name = "quote.pdf" }))!["file_key"]!.GetValue<string>();
        await _sdk.DoAsync("send", new { id = chat, type = "file", content = $$"""{"file_key":"{{file}}"}""" });
        var theirs = _feishu.Messages;
        await SendAsync(Message("您好"));
        await SendAsync(Message("again") with { ReplyTo = _feishu.Messages[^1].Id });
        await SendAsync(Message("") with { Files = [new OutboundFile("a.png", "image/png", png.Length, _ => new(new MemoryStream(png)))] });
        await SendAsync(Message("") with { Files = [new OutboundFile("quote.pdf", "application/pdf", png.Length, _ => new(new MemoryStream(png)))] });

        var ours = _feishu.Messages.Skip(theirs.Count).ToList();
        ours.Select(Shape).ShouldBe(theirs.Select(Shape));
        ours.Count.ShouldBe(4);
        var (their, our) = (_feishu.File(file)!, _feishu.File(JsonNode.Parse(ours[3].Content)!["file_key"]!.GetValue<string>())!);
        (our.Name, our.Type).ShouldBe((their.Name, their.Type));
        our.Bytes.ShouldBe(their.Bytes);
    }

    [Fact]
    public async Task Its_long_connection_takes_and_answers_the_frames_that_ours_does()
    {
        await OpenAsync("connect");
        // Its first ping: between opening and listening it would lose what comes.
        while (_feishu.Pings == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        var said = await _feishu.SayAsync(_customer, "您好 😀");
        var pressed = await _feishu.PressAsync(_customer, new ChatMessage("om_1", "oc_1", true, "interactive", "{}", null, null, Inbox.Noon), new JsonObject { ["action"] = "rate" });
        while (_feishu.Pings < 2)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        said.Delivered.ShouldBeTrue();
        pressed.Answer.ShouldContain("toast");
        var heard = (await _sdk.DoAsync("heard"))!.AsArray();
        JsonNode.Parse(heard[0]!["data"]!["message"]!["content"]!.GetValue<string>())!["text"]!.GetValue<string>().ShouldBe("您好 😀");
    }

    private static (string, string, bool) Shape(ChatMessage message) =>
        (message.Type, string.Join(',', JsonNode.Parse(message.Content)!.AsObject().Select(x => x.Key == "text" ? x.Value!.GetValue<string>() : x.Key)), message.ParentId is not null);

    private Task<JsonNode?> OpenAsync(string command) =>
        _sdk.DoAsync(command, new { appId = _feishu.App.AppId, appSecret = _feishu.App.AppSecret, domain = _feishu.Address.GetLeftPart(UriPartial.Authority) });

    private OutboundMessage Message(string text) => new(
        Guid.CreateVersion7(), new ChannelThread(FeishuEmulator.PrivateChat(_customer), false), _customer.OpenId, text, [], null, null, [], null, 0);

    private async Task SendAsync(OutboundMessage message) =>
        (await _inbox.Channel.SendAsync(message, _tools, _inbox.Call, TestContext.Current.CancellationToken)).ShouldBeOfType<SendResult.Sent>();
}
