using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Messages;

public sealed class RobotMessageTests
{
    [Theory]
    [InlineData("text", """{"content":" 你好 "}""", "你好", null, null, null)]
    [InlineData("picture", """{"downloadCode":"d1","pictureDownloadCode":"p1"}""", "", MediaKind.Image, "d1", null)]
    [InlineData("picture", """{"pictureDownloadCode":"p1"}""", "", MediaKind.Image, "p1", null)]
    [InlineData("audio", """{"downloadCode":"a1","recognition":"钉钉，让进步发生","duration":3000}""", "钉钉，让进步发生", MediaKind.Audio, "a1", null)]
    [InlineData("audio", """{"downloadCode":"a1"}""", "", MediaKind.Audio, "a1", null)]
    [InlineData("video", """{"downloadCode":"v1","videoType":"mp4","duration":"12000"}""", "", MediaKind.Video, "v1", "video.mp4")]
    [InlineData("file", """{"downloadCode":"f1","fileName":"合同.pdf","fileId":"1","spaceId":"2"}""", "", MediaKind.File, "f1", "合同.pdf")]
    [InlineData("richText", """{"richText":[{"text":"看 "},{"type":"picture","downloadCode":"r1"},{"text":"这个"}]}""", "看 这个", MediaKind.Image, "r1", null)]
    [InlineData("unknownMsgType", """{"unknownMsgType":"不支持的消息类型"}""", "不支持的消息类型", null, null, null)]
    [InlineData("somethingNew", """{"x":1}""", "[somethingNew]", null, null, null)]
    [InlineData("file", """{"fileName":"no code.pdf"}""", "", null, null, null)]
    [InlineData("richText", """{"richText":"no list"}""", "", null, null, null)]
    [InlineData("richText", """{"richText":[null,1,"x",{"text":{}}]}""", "", null, null, null)]
    public async Task Every_kind_is_read(string kind, string content, string text, MediaKind? media, string? reference, string? name)
    {
        await using var inbox = await Inbox.OpenAsync();

        var heard = inbox.Hear(inbox.Emulator.Speech.Message("manager4220", null, kind, JsonNode.Parse(content)!.AsObject()));

        heard.Text.ShouldBe(text);
        if (media is null)
            heard.Media.ShouldBeEmpty();
        else
            heard.Media.ShouldHaveSingleItem().ShouldBe(new ChannelMedia(media.Value, reference!, name, kind == "audio" && text.Length > 0 ? text : null));
    }

    [Fact]
    public async Task A_private_chat_is_the_persons()
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Speech.Text("manager4220", null, "hi");
        said["senderUnionId"] = "union-manager4220";

        var heard = inbox.Hear(said);

        heard.Sender.ShouldBe(new ChannelPerson("manager4220", "李娜", "union-manager4220"));
        heard.Thread.Id.ShouldBe("manager4220");
        heard.Thread.Group.ShouldBeFalse();
        heard.Thread.ReplyAddress.ShouldBe((string?)said["sessionWebhook"]);
        heard.Thread.ReplyUntil.ShouldBe(inbox.Clock.GetUtcNow().AddMinutes(90));
        heard.At.ShouldBe(inbox.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_group_is_its_own_thread_with_its_title()
    {
        await using var inbox = await Inbox.OpenAsync();

        var heard = inbox.Hear(inbox.Emulator.Speech.Text("user0002", "cidGroup==", "hi"));

        heard.Thread.ShouldSatisfyAllConditions(t => t.Id.ShouldBe("cidGroup=="), t => t.Group.ShouldBeTrue(), t => t.Title.ShouldBe("Emulator group"));
        heard.Sender.Id.ShouldBe("user0002");
        heard.Text.ShouldBe("hi");
    }

    [Fact]
    public async Task Who_is_no_member_is_known_by_the_opaque_id()
    {
        await using var inbox = await Inbox.OpenAsync();

        inbox.Hear(inbox.Emulator.Speech.Text("stranger", null, "hi")).Sender.Id.ShouldBe("$:LWCP_v1:$stranger");
    }

    [Theory]
    [InlineData("@客服 退款怎么办", 1, "退款怎么办")]
    [InlineData("@客服\u2005退款怎么办", 1, "退款怎么办")]
    [InlineData("@客服", 1, "")]
    [InlineData(" 退款怎么办", 1, "退款怎么办")]
    [InlineData("@小王 你看", 2, "@小王 你看")]
    [InlineData("写信到 a@b.example", 1, "写信到 a@b.example")]
    public async Task The_robots_own_name_is_taken_out_where_it_can_only_be_that(string text, int mentioned, string heard)
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Speech.Message("user0002", "cidGroup==", "text", new JsonObject { ["content"] = text });
        said["atUsers"] = new JsonArray([.. Enumerable.Range(0, mentioned).Select(i => (JsonNode)new JsonObject { ["dingtalkId"] = $"$:LWCP_v1:$robot{i}" })]);

        inbox.Hear(said).Text.ShouldBe(heard);
    }

    [Fact]
    public async Task A_reference_that_the_host_could_not_keep_is_left_out()
    {
        await using var inbox = await Inbox.OpenAsync();

        inbox.Hear(inbox.Emulator.Speech.Message("user0002", null, "picture", new JsonObject { ["downloadCode"] = new string('x', 2001) })).Media.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("99999999999999999")]
    [InlineData("\"soon\"")]
    public async Task A_time_that_is_none_is_now(string time)
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Speech.Text("user0002", null, "hi");
        said["createAt"] = JsonNode.Parse(time);

        inbox.Hear(said).At.ShouldBe(inbox.Clock.GetUtcNow());
    }
}
