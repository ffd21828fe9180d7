using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.CustomerService;

public sealed class AnnouncementTests
{
    private readonly WeComChannel _channel = new();
    private readonly EmulatedAccount _account = new() { Clock = new MovingClock() };

    [Fact]
    public void A_callback_announces_its_account_and_brings_a_token()
    {
        var announced = Read("<Event>kf_msg_or_event</Event><Token>ENC1</Token><OpenKfId>wk1</OpenKfId>").ShouldBeOfType<ChannelEvent.Announcement>();

        (announced.Source, announced.Token).ShouldBe(("wk1", "ENC1"));
        announced.Id.Length.ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void Two_announcements_are_told_apart_and_a_repeated_one_is_not()
    {
        var first = Read("<Event>kf_msg_or_event</Event><Token>ENC1</Token><OpenKfId>wk1</OpenKfId>");
        var again = Read("<Event>kf_msg_or_event</Event><Token>ENC1</Token><OpenKfId>wk1</OpenKfId>");
        var second = Read("<Event>kf_msg_or_event</Event><Token>ENC2</Token><OpenKfId>wk1</OpenKfId>");

        again.Id.ShouldBe(first.Id);
        second.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public void An_account_of_another_inbox_is_only_noticed() =>
        Read("<Event>kf_msg_or_event</Event><Token>ENC1</Token><OpenKfId>wkOther</OpenKfId>", ("openKfId", "wk1")).ShouldBeOfType<ChannelEvent.Notice>();

    [Theory]
    [InlineData("<Event>kf_account_auth_change</Event>")]
    [InlineData("<Event>kf_msg_or_event</Event>")]
    public void Everything_else_is_only_noticed(string content) => Read(content).ShouldBeOfType<ChannelEvent.Notice>();

    private ChannelEvent Read(string content, params (string Key, string Value)[] settings)
    {
        var xml = $"<xml><ToUserName>{_account.CorpId}</ToUserName><CreateTime>1764000000</CreateTime><MsgType>event</MsgType>{content}</xml>";
        return _channel.Receive(Inbox.Post(_account, xml), Inbox.Of(_account, "kf", null, settings)).Events.ShouldHaveSingleItem();
    }
}
