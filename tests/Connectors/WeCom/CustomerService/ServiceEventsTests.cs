using System.Text.Json;
using Switchboard.Connectors.WeCom.CustomerService;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.CustomerService;

public sealed class ServiceEventsTests
{
    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"你好","menu_id":"another's"}}""", "你好", null)]
    [InlineData("""{"msgtype":"image","image":{"media_id":"m1"}}""", "", MediaKind.Image)]
    [InlineData("""{"msgtype":"voice","voice":{"media_id":"m1"}}""", "", MediaKind.Audio)]
    [InlineData("""{"msgtype":"video","video":{"media_id":"m1"}}""", "", MediaKind.Video)]
    [InlineData("""{"msgtype":"file","file":{"media_id":"m1"}}""", "", MediaKind.File)]
    [InlineData("""{"msgtype":"location","location":{"name":"广州塔","address":"阅江西路222号","latitude":23.106,"longitude":113.324}}""", "广州塔\n阅江西路222号\n23.106, 113.324", null)]
    [InlineData("""{"msgtype":"link","link":{"title":"T","desc":"D","url":"https://u","pic_url":"p"}}""", "T\nD\nhttps://u", null)]
    [InlineData("""{"msgtype":"business_card","business_card":{"userid":"Zhangsan"}}""", "[名片 / business card]\nZhangsan", null)]
    [InlineData("""{"msgtype":"miniprogram","miniprogram":{"title":"订单","appid":"a","pagepath":"pages/1","thumb_media_id":"t"}}""", "[小程序 / mini program]\n订单\npages/1", null)]
    [InlineData("""{"msgtype":"channels","channels":{"sub_type":2,"nickname":"店","title":"直播"}}""", "[视频号 / channels]\n店\n直播", null)]
    [InlineData("""{"msgtype":"merged_msg","merged_msg":{"title":"聊天记录","item":[{"sender_name":"王","msgtype":"text","msg_content":"{\"text\":{\"content\":\"在吗\"}}"},{"sender_name":"李","msgtype":"image","msg_content":"{}"},{"sender_name":"赵","msgtype":"text","msg_content":"not json"}]}}""", "聊天记录\n王: 在吗\n李: [image]\n赵: [text]", null)]
    [InlineData("""{"msgtype":"note"}""", "[note]", null)]
    [InlineData("""{"msgtype":"text","text":"not an object"}""", "", null)]
    [InlineData("""{"msgtype":"text","text":{"content":"half \ud83d"}}""", "half \\ud83d", null)]
    public void What_a_customer_sends_becomes_a_message(string item, string text, MediaKind? media)
    {
        var message = Read(item).ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();

        message.Text.ShouldBe(text);
        message.Media.ShouldBe(media is { } kind ? [new ChannelMedia(kind, "m1", Until: message.At.AddDays(3))] : []);
        (message.Id, message.MessageId, message.Sender.Id).ShouldBe(("id1", "id1", "wm1"));
        message.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1764000000));
        ServiceThread.Read(message.Thread).ShouldBe(("wk1", "wm1"));
    }

    [Theory]
    [InlineData("swb:rate:4", "★★★★", ChannelActions.Rate, "4")]
    [InlineData("swb:talk-to-person", "人工客服", ChannelActions.TalkToPerson, null)]
    [InlineData("swb:ask:怎么退货", "怎么退货", ChannelActions.Ask, "怎么退货")]
    [InlineData("swb:ask", "一个很长的问题", ChannelActions.Ask, "一个很长的问题")]
    public void Our_menu_is_pressed(string key, string label, string action, string? value)
    {
        var item = JsonSerializer.Serialize(new { msgtype = "text", text = new { content = label, menu_id = key } });

        var pressed = Read(item).ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Pressed>();

        (pressed.Action, pressed.Value, pressed.Id).ShouldBe((action, value, "id1"));
    }

    [Fact]
    public void Who_opens_the_chat_brings_a_code()
    {
        var entered = Event("""{"event_type":"enter_session","open_kfid":"wk1","external_userid":"wm1","scene":"s","welcome_code":"W1"}""").ShouldBeOfType<ChannelEvent.Entered>();

        (entered.ReplyCode, entered.Thread.Id, entered.Sender.Id).ShouldBe(("W1", "wk1/wm1", "wm1"));
        Event("""{"event_type":"enter_session","external_userid":"wm1"}""").ShouldBeOfType<ChannelEvent.Entered>().ReplyCode.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, FailureReason.Other)]
    [InlineData(1, FailureReason.Permission)]
    [InlineData(2, FailureReason.Permission)]
    [InlineData(4, FailureReason.WindowOver)]
    [InlineData(5, FailureReason.State)]
    [InlineData(6, FailureReason.QuotaUsed)]
    [InlineData(8, FailureReason.Permission)]
    [InlineData(10, FailureReason.Unreachable)]
    [InlineData(11, FailureReason.Permission)]
    [InlineData(12, FailureReason.Content)]
    [InlineData(13, FailureReason.Content)]
    [InlineData(99, FailureReason.Other)]
    public void A_message_that_did_not_arrive_is_told_later(int failType, FailureReason reason)
    {
        var undelivered = Event($$"""{"event_type":"msg_send_fail","external_userid":"wm1","fail_msgid":"ours","fail_type":{{failType}}}""").ShouldBeOfType<ChannelEvent.Undelivered>();

        undelivered.MessageId.ShouldBe("ours");
        undelivered.Failure.ShouldBe(new ChannelFailure($"fail_type {failType}", reason));
    }

    [Fact]
    public void What_is_taken_back_is_recalled_even_without_an_id_of_its_own()
    {
        var recall = Read("""{"msgtype":"event","msgid":"","event":{"event_type":"user_recall_msg","open_kfid":"wk1","external_userid":"wm1","recall_msgid":"r1"}}""", 4)
            .ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Recall>();

        recall.MessageId.ShouldBe("r1");
        recall.Id.ShouldContain("r1");
    }

    [Theory]
    [InlineData("session_status_change")]
    [InlineData("servicer_status_change")]
    [InlineData("servicer_recall_msg")]
    [InlineData("something new")]
    public void Everything_else_that_happens_is_a_notice(string kind) =>
        Event($$"""{"event_type":"{{kind}}","external_userid":"wm1","change_type":1}""").ShouldBeOfType<ChannelEvent.Notice>().What.ShouldStartWith(kind);

    [Fact]
    public void What_colleagues_write_in_their_client_is_nothing_of_ours() => Read("""{"msgtype":"text","text":{"content":"hi"}}""", 5).ShouldBeEmpty();

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("""{"msgtype":"event"}""")]
    [InlineData("""{"msgtype":"event","event":"x"}""")]
    [InlineData("""{"msgtype":"event","event":{"event_type":"enter_session"}}""")]
    [InlineData("""{"origin":3,"msgtype":"text","send_time":"soon"}""")]
    [InlineData("""{"origin":3,"msgtype":"text","send_time":99999999999999999}""")]
    public void Something_odd_does_not_hold_up_the_rest(string item) =>
        ServiceEvents.Read(JsonElement.Parse(item), "wk1").ShouldAllBe(e => e is ChannelEvent.Notice);

    private static ChannelEvent Event(string happened) => Read($$"""{"msgtype":"event","event":{{happened}}}""", 4).ShouldHaveSingleItem();

    private static List<ChannelEvent> Read(string item, int origin = 3)
    {
        var common = $$"""{"msgid":"id1","open_kfid":"wk1","external_userid":"wm1","send_time":1764000000,"origin":{{origin}},""";
        var whole = item.Contains("\"msgid\"", StringComparison.Ordinal) ? "{\"origin\":4," : common;
        return [.. ServiceEvents.Read(JsonElement.Parse(whole + item[1..]), "wk1")];
    }
}
