using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.Receiving;

public sealed class EventTests
{
    private static readonly FeishuApp App = new();
    private static readonly Customer LiNa = new("ou_lina", "on_lina", "李娜");
    private readonly Inbox _inbox = new(App);

    [Theory]
    [InlineData("text", """{"text":"你好 <b>"}""", "你好 <b>", null)]
    [InlineData("text", """{}""", "", null)]
    [InlineData("post", """{"title":"标题","content":[[{"tag":"text","text":"看 "},{"tag":"a","text":"这里","href":"https://a.example"}],[{"tag":"img","image_key":"img_1"}],[{"tag":"at","user_id":"@_user_2"},{"tag":"emotion","emoji_type":"SMILE"}]]}""",
        "标题\n看 这里 (https://a.example)\n\n@王伟[SMILE]", "Image om_1/image/img_1 ")]
    [InlineData("post", """{"zh_cn":{"title":"","content":[[{"tag":"media","file_key":"file_9","image_key":"img_9"},{"tag":"code_block","text":"x=1"}]]}}""", "x=1", "Video om_1/file/file_9 ")]
    [InlineData("image", """{"image_key":"img_1"}""", "", "Image om_1/image/img_1 ")]
    [InlineData("file", """{"file_key":"file_1","file_name":"报价.pdf"}""", "", "File om_1/file/file_1 报价.pdf")]
    [InlineData("audio", """{"file_key":"file_1","duration":2000}""", "", "Audio om_1/file/file_1 ")]
    [InlineData("media", """{"file_key":"file_1","image_key":"img_1","file_name":"a.mp4","duration":2000}""", "", "Video om_1/file/file_1 a.mp4")]
    [InlineData("image", """{}""", "[image]", null)]
    [InlineData("sticker", """{"file_key":"file_1"}""", "[sticker]", null)]
    [InlineData("interactive", """{"title":"T","elements":[[{"tag":"text","text":"w"}],{"tag":"div","text":{"tag":"lark_md","content":"**x**"}}]}""", "T\nw\n**x**", null)]
    [InlineData("interactive", """{"elements":[]}""", "[interactive]", null)]
    [InlineData("share_chat", """{"chat_id":"oc_9"}""", "[share_chat oc_9]", null)]
    [InlineData("share_user", """{"user_id":"ou_9"}""", "[share_user ou_9]", null)]
    [InlineData("location", """{"name":"上海","longitude":"1"}""", "[location] 上海", null)]
    [InlineData("merge_forward", """{"content":"Merged and Forwarded Message"}""", "[merge_forward]", null)]
    [InlineData("hologram", """not json""", "[hologram]", null)]
    public void Each_type_of_message_becomes_words_and_files(string type, string content, string text, string? media)
    {
        var message = Message(type, content, new Chat("oc_1", false, ""), Mention("@_user_2", "ou_wang", "王伟"));

        message.Text.ShouldBe(text);
        message.Media.Select(x => $"{x.Kind} {x.Reference} {x.Name}").ShouldBe(media is null ? [] : [media]);
    }

    [Fact]
    public void A_private_message_knows_its_sender_thread_and_what_it_answers()
    {
        var message = Message("text", """{"text":"hi"}""", new Chat("oc_1", false, ""));

        message.Thread.ShouldBe(new ChannelThread("oc_1", false));
        message.Sender.ShouldBe(new ChannelPerson("ou_lina", null, "on_lina"));
        message.MessageId.ShouldBe("om_1");
        message.ReplyTo.ShouldBe("om_parent");
        message.At.ShouldBe(Inbox.Noon);
    }

    [Fact]
    public void In_a_group_mentions_are_names_and_the_bots_own_is_left_out()
    {
        var message = Message(
            "text", """{"text":"@_user_1 ask @_user_10 and @_user_2 @_all"}""", new Chat("oc_2", true, ""),
            Mention("@_user_1", App.BotOpenId, "客服机器人"), Mention("@_user_10", "ou_x", "赵"), Mention("@_user_2", "ou_y", "钱"));

        message.Text.ShouldBe("ask @赵 and @钱 @all");
        message.Thread.Group.ShouldBeTrue();
        message.Sender.Id.ShouldBe("ou_lina");
    }

    [Fact]
    public void Names_that_look_like_keys_cannot_make_a_text_grow_without_end()
    {
        JsonObject[] Mentions() => [.. Enumerable.Range(1, 60).Select(x => Mention($"@_user_{x}", $"ou_{x}", string.Concat(Enumerable.Repeat($"@_user_{x + 1}", 10))))];
        var text = string.Concat(Enumerable.Repeat("@_user_1", 60_000));

        var small = Message("text", """{"text":"@_user_1"}""", new Chat("oc_2", true, ""), Mentions());
        var large = Message("text", new JsonObject { ["text"] = text }.ToJsonString(), new Chat("oc_2", true, ""), Mentions());

        small.Text.ShouldBe("@" + string.Concat(Enumerable.Repeat("@_user_2", 10)));
        large.Text.Length.ShouldBeLessThanOrEqualTo(150_000);
    }

    [Fact]
    public void Nothing_that_is_told_is_longer_than_can_be_kept()
    {
        var name = new string('x', 100_000);

        var file = Message("file", new JsonObject { ["file_key"] = "f", ["file_name"] = name }.ToJsonString(), new Chat("oc_2", true, ""));
        var post = Message("post", new JsonObject { ["title"] = name + name }.ToJsonString(), new Chat("oc_2", true, ""));
        var strange = Message(name, "{}", new Chat("oc_2", true, ""));

        file.Media[0].Name!.Length.ShouldBe(255);
        post.Text.Length.ShouldBe(150_000);
        strange.Text.ShouldBe("[]");
    }

    [Fact]
    public void A_name_is_never_cut_within_a_character()
    {
        var message = Message("text", """{"text":"@_user_1"}""", new Chat("oc_2", true, ""), Mention("@_user_1", "ou_1", "a" + string.Concat(Enumerable.Repeat("😀", 80))));

        message.Text.ShouldBe("@a" + string.Concat(Enumerable.Repeat("😀", 49)));
    }

    [Fact]
    public void Of_a_thousand_pictures_in_one_message_the_first_fifty_are_taken()
    {
        var pictures = new JsonArray([.. Enumerable.Range(0, 1_000).Select(x => (JsonNode)new JsonObject { ["tag"] = "img", ["image_key"] = $"img_{x}" })]);

        var message = Message("post", new JsonObject { ["content"] = new JsonArray(pictures) }.ToJsonString(), new Chat("oc_2", true, ""));

        message.Media.Count.ShouldBe(50);
    }

    [Fact]
    public void Without_the_bots_id_the_platforms_word_for_bots_helps()
    {
        _inbox.Settings.Remove("botOpenId");
        var mention = Mention("@_user_1", "ou_unknown", "Bot");
        mention["mentioned_type"] = "bot";

        Message("text", """{"text":"@_user_1 hi"}""", new Chat("oc_2", true, ""), mention).Text.ShouldBe("hi");
    }

    [Fact]
    public void What_a_bot_says_is_not_a_customers_word()
    {
        var body = Events.Message(App, LiNa, new Chat("oc_1", false, ""), Said("text", """{"text":"hi"}"""));
        body["event"]!["sender"]!["sender_type"] = "app";

        _inbox.Receive(body).ShouldSatisfyAllConditions(x => x.Genuine.ShouldBeTrue(), x => x.Events.ShouldBeEmpty());
    }

    [Fact]
    public void Reading_recalling_reacting_joining_and_entering_are_told()
    {
        var ids = Events.Ids(LiNa).ToJsonString();

        One<ChannelEvent.Recall>("im.message.recalled_v1", """{"message_id":"om_9","chat_id":"oc_1"}""").MessageId.ShouldBe("om_9");
        One<ChannelEvent.Notice>("im.message.reaction.created_v1", """{"message_id":"om_9","reaction_type":{"emoji_type":"THUMBSUP"}}""").What.ShouldBe("reaction.created THUMBSUP om_9");
        One<ChannelEvent.Notice>("im.message.reaction.deleted_v1", """{"message_id":"om_9","reaction_type":{"emoji_type":"OK"}}""").What.ShouldBe("reaction.deleted OK om_9");
        One<ChannelEvent.Notice>("im.chat.member.bot.added_v1", """{"chat_id":"oc_2"}""").What.ShouldBe("bot.added oc_2");
        One<ChannelEvent.Notice>("im.chat.member.bot.deleted_v1", """{"chat_id":"oc_2"}""").What.ShouldBe("bot.deleted oc_2");
        One<ChannelEvent.Entered>("im.chat.access_event.bot_p2p_chat_entered_v1", $$"""{"chat_id":"oc_1","operator_id":{{ids}}}""").Sender.Id.ShouldBe("ou_lina");
    }

    [Fact]
    public void Who_wrote_before_is_not_greeted_again()
    {
        Happened("im.chat.access_event.bot_p2p_chat_entered_v1", $$"""{"chat_id":"oc_1","operator_id":{{Events.Ids(LiNa).ToJsonString()}},"last_message_id":"om_1"}""").Events.ShouldBeEmpty();
    }

    [Fact]
    public void Each_message_that_was_read_has_a_receipt_with_an_id_of_its_own()
    {
        var receipts = Happened("im.message.message_read_v1", """{"reader":{"read_time":"1772366400000"},"message_id_list":["om_1","om_2",7,""]}""").Events.Cast<ChannelEvent.Receipt>().ToList();

        receipts.Select(x => x.MessageId).ShouldBe(["om_1", "om_2"]);
        receipts.Select(x => x.Id).Distinct().Count().ShouldBe(2);
        receipts.ShouldAllBe(x => x.Read && x.At == DateTimeOffset.FromUnixTimeMilliseconds(1772366400000));
    }

    [Theory]
    [InlineData("""{"action":"rate","value":"4"}""", "rate", "4", false)]
    [InlineData("""{"action":"rate","value":"5","group":"true"}""", "rate", "5", true)]
    [InlineData("""{"action":"talk-to-person"}""", "talk-to-person", null, false)]
    [InlineData("""{"action":"ask","value":"怎么退货？"}""", "ask", "怎么退货？", false)]
    [InlineData(@"""{\""action\"":\""rate\"",\""value\"":\""1\""}""", "rate", "1", false)]
    public void A_pressed_button_is_told_and_the_finger_gets_a_toast(string value, string action, string? with, bool group)
    {
        var callback = _inbox.Receive(Events.Pressed(App, LiNa, "oc_1", "om_1", JsonNode.Parse(value)!, Inbox.Noon));

        var pressed = callback.Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Pressed>();
        (pressed.Action, pressed.Value, pressed.Thread, pressed.Sender.Id).ShouldBe((action, with, new ChannelThread("oc_1", group), "ou_lina"));
        JsonNode.Parse(callback.Answer.Body.Span)!["toast"]!["i18n"]!["en_us"]!.GetValue<string>().ShouldBe("Received");
    }

    [Theory]
    [InlineData("""{"action":"rate","value":"6"}""")]
    [InlineData("""{"action":"rate"}""")]
    [InlineData("""{"action":"delete-everything"}""")]
    [InlineData("""{"action":"ask"}""")]
    [InlineData("""7""")]
    [InlineData("\"text\"")]
    public void A_button_that_is_not_ours_does_nothing(string value)
    {
        var callback = _inbox.Receive(Events.Pressed(App, LiNa, "oc_1", "om_1", JsonNode.Parse(value)!, Inbox.Noon));

        callback.Genuine.ShouldBeTrue();
        callback.Events.ShouldBeEmpty();
        JsonNode.Parse(callback.Answer.Body.Span)!.ToJsonString().ShouldBe("{}");
    }

    [Fact]
    public void Events_that_we_do_not_know_are_taken_and_mean_nothing()
    {
        Happened("im.chat.disbanded_v1", "{}").ShouldSatisfyAllConditions(x => x.Genuine.ShouldBeTrue(), x => x.Events.ShouldBeEmpty());
        var old = new JsonObject { ["uuid"] = "u1", ["token"] = App.VerificationToken, ["type"] = "event_callback", ["event"] = new JsonObject { ["type"] = "app_open" } };
        _inbox.Receive(old).ShouldSatisfyAllConditions(x => x.Genuine.ShouldBeTrue(), x => x.Events.ShouldBeEmpty());
    }

    private static ChatMessage Said(string type, string content) => new("om_1", "oc_1", false, type, content, "om_parent", null, Inbox.Noon);

    private static JsonObject Mention(string key, string openId, string name) => new() { ["key"] = key, ["id"] = new JsonObject { ["open_id"] = openId }, ["name"] = name };

    private ChannelEvent.Message Message(string type, string content, Chat chat, params JsonObject[] mentions) =>
        _inbox.Receive(Events.Message(App, LiNa, chat, Said(type, content), [.. mentions])).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();

    private Callback Happened(string type, string said) => _inbox.Receive(Events.Wrap(App, type, (JsonObject)JsonNode.Parse(said)!, Inbox.Noon));

    private T One<T>(string type, string said)
        where T : ChannelEvent => Happened(type, said).Events.ShouldHaveSingleItem().ShouldBeOfType<T>();
}
