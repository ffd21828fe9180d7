using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Application;

public sealed class ApplicationEventsTests
{
    private readonly WeComChannel _channel = new();
    private readonly EmulatedAccount _account = new() { Clock = new MovingClock() };

    [Theory]
    [InlineData("<MsgType>text</MsgType><Content>你好</Content>", "你好", null)]
    [InlineData("<MsgType>image</MsgType><PicUrl>http://p</PicUrl><MediaId>m1</MediaId>", "", MediaKind.Image)]
    [InlineData("<MsgType>voice</MsgType><MediaId>m1</MediaId><Format>amr</Format>", "", MediaKind.Audio)]
    [InlineData("<MsgType>video</MsgType><MediaId>m1</MediaId><ThumbMediaId>t1</ThumbMediaId>", "", MediaKind.Video)]
    [InlineData("<MsgType>location</MsgType><Location_X>23.13</Location_X><Location_Y>113.35</Location_Y><Scale>20</Scale><Label>广州</Label>", "广州\n23.13, 113.35", null)]
    [InlineData("<MsgType>link</MsgType><Title>T</Title><Description>D</Description><Url>https://u</Url><PicUrl>p</PicUrl>", "T\nD\nhttps://u", null)]
    [InlineData("<MsgType>sticker</MsgType>", "[sticker]", null)]
    public void What_a_member_sends_becomes_a_message(string content, string text, MediaKind? media)
    {
        var message = Read($"{content}<MsgId>18446744073709551615</MsgId>").ShouldBeOfType<ChannelEvent.Message>();

        message.Id.ShouldBe("18446744073709551615");
        message.MessageId.ShouldBe(message.Id);
        message.Text.ShouldBe(text);
        message.Sender.Id.ShouldBe("zhangsan");
        message.Thread.ShouldBe(new ChannelThread("zhangsan", false));
        message.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1764000000));
        message.Media.ShouldBe(media is { } kind ? [new ChannelMedia(kind, "m1", Until: message.At.AddDays(3))] : []);
    }

    [Theory]
    [InlineData("subscribe", "")]
    [InlineData("enter_agent", "")]
    public void Who_opens_the_application_has_entered(string happened, string key)
    {
        var entered = Event(happened, key).ShouldBeOfType<ChannelEvent.Entered>();

        entered.Id.ShouldBe($"zhangsan|1764000000|{happened}|{key}");
        entered.ReplyCode.ShouldBeNull();
        entered.Sender.Id.ShouldBe("zhangsan");
    }

    [Theory]
    [InlineData("template_card_event", "swb:rate:5", ChannelActions.Rate, "5")]
    [InlineData("click", "swb:talk-to-person", ChannelActions.TalkToPerson, null)]
    [InlineData("template_card_event", "swb:ask:怎么退货: 流程", ChannelActions.Ask, "怎么退货: 流程")]
    public void Our_buttons_are_pressed(string happened, string key, string action, string? value)
    {
        var pressed = Event(happened, key).ShouldBeOfType<ChannelEvent.Pressed>();

        (pressed.Action, pressed.Value).ShouldBe((action, value));
    }

    [Theory]
    [InlineData("unsubscribe", "")]
    [InlineData("view", "https://somewhere")]
    [InlineData("click", "another menu")]
    [InlineData("template_card_event", "swb:rate:6")]
    [InlineData("template_card_event", "swb:delete-all")]
    [InlineData("kf_msg_or_event", "")]
    [InlineData("LOCATION", "")]
    public void Everything_else_is_a_notice(string happened, string key) =>
        Event(happened, key).ShouldBeOfType<ChannelEvent.Notice>().What.ShouldBe(happened);

    [Fact]
    public void An_id_is_never_longer_than_the_host_takes() => Event("view", new string('x', 5_000)).Id.Length.ShouldBeLessThanOrEqualTo(200);

    [Fact]
    public void The_same_event_has_the_same_id_each_time() => Event("enter_agent", "").Id.ShouldBe(Event("enter_agent", "").Id);

    [Fact]
    public void Another_applications_message_is_only_noticed() =>
        Read("<MsgType>text</MsgType><Content>hi</Content><MsgId>1</MsgId><AgentID>77</AgentID>").ShouldBeOfType<ChannelEvent.Notice>();

    [Theory]
    [InlineData("<MsgType>text</MsgType><Content>no id</Content>")]
    [InlineData("<MsgType>event</MsgType>")]
    [InlineData("")]
    public void What_lacks_the_necessary_is_only_noticed(string content) => Read(content).ShouldBeOfType<ChannelEvent.Notice>();

    private ChannelEvent Event(string happened, string key) => Read($"<MsgType>event</MsgType><Event>{happened}</Event><EventKey>{key}</EventKey>");

    private ChannelEvent Read(string content)
    {
        var xml = $"<xml><ToUserName>{_account.CorpId}</ToUserName><FromUserName>zhangsan</FromUserName><CreateTime>1764000000</CreateTime>{content}</xml>";
        var callback = _channel.Receive(Inbox.Post(_account, xml), Inbox.Of(_account, "application"));
        callback.Genuine.ShouldBeTrue(callback.Complaint);
        return callback.Events.ShouldHaveSingleItem();
    }
}
