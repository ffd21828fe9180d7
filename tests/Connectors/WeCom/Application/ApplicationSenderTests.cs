using System.Text;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Application;

public sealed class ApplicationSenderTests : IAsyncLifetime
{
    private readonly MovingClock _clock = new();
    private readonly WeComDesk _desk;

    public ApplicationSenderTests() => _desk = new WeComDesk(new EmulatedAccount { Clock = _clock }, "application");

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_text_arrives()
    {
        var sent = (await _desk.SendAsync(_desk.Message("zhangsan", "您好，已为您退款。 👍"))).ShouldBeOfType<SendResult.Sent>();

        var line = _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("您好，已为您退款。 👍");
        sent.MessageIds.ShouldBe([line.MessageId]);
    }

    [Fact]
    public async Task A_long_text_arrives_in_parts_with_nothing_cut_off()
    {
        var text = string.Concat(Enumerable.Range(0, 900).Select(i => $"第{i}句👨‍👩‍👧"));

        var sent = (await _desk.SendAsync(_desk.Message("zhangsan", text))).ShouldBeOfType<SendResult.Sent>();

        var lines = _desk.Platform.Application.Log.Lines;
        string.Concat(lines.Select(l => l.Text)).ShouldBe(text);
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l.Text) <= 2048);
        sent.MessageIds.Count.ShouldBe(lines.Count);
    }

    [Theory]
    [InlineData("image/png", "image")]
    [InlineData("image/jpeg", "image")]
    [InlineData("image/gif", "file")]
    [InlineData("audio/amr", "voice")]
    [InlineData("audio/mpeg", "file")]
    [InlineData("video/mp4", "video")]
    [InlineData("application/pdf", "file")]
    public async Task A_file_goes_out_as_what_it_is(string contentType, string type)
    {
        var message = _desk.Message("zhangsan", "") with { Files = [WeComDesk.File("发票 \"a\"\r\n.pdf", contentType, 1000)] };

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Sent>();

        var line = _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem();
        line.Type.ShouldBe(type);
        var stored = _desk.Platform.Media.Find(line.MediaId!).ShouldNotBeNull();
        stored.Content.Length.ShouldBe(1000);
        stored.Name.ShouldBe("发票 _a___.pdf");
    }

    [Fact]
    public async Task A_picture_too_large_for_a_picture_goes_as_a_file()
    {
        var message = _desk.Message("zhangsan", "") with { Files = [WeComDesk.File("large.png", "image/png", (10 << 20) + 1)] };

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Sent>();

        _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem().Type.ShouldBe("file");
    }

    [Theory]
    [InlineData(5)]
    [InlineData((20 << 20) + 1)]
    public async Task A_file_of_an_impossible_size_is_refused_before_anything_is_sent(int length)
    {
        var message = _desk.Message("zhangsan", "hello") with { Files = [WeComDesk.File("x.bin", "application/octet-stream", length)] };

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.File);

        _desk.Platform.Application.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_the_platform_refuses_is_refused_before_the_words_are_said()
    {
        var message = _desk.Message("zhangsan", "hello") with { Files = [WeComDesk.File("x.png", "image/png", 1000)] };
        _desk.Platform.Faults.Answer("media/upload", 40004);

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.File);

        _desk.Platform.Application.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stars_are_a_card_and_come_back_as_a_rating()
    {
        var stars = Enumerable.Range(1, 5).Select(i => new OutboundButton($"{i} ★", ChannelActions.Rate, $"{i}")).ToList();

        (await _desk.SendAsync(_desk.Message("zhangsan", "请评价本次服务\n您的意见很重要") with { Buttons = stars })).ShouldBeOfType<SendResult.Sent>();

        var card = _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem();
        card.Type.ShouldBe("template_card");
        card.Text.ShouldBe("请评价本次服务\n您的意见很重要");
        card.Buttons.Select(b => b.Key).ShouldBe(["swb:rate:1", "swb:rate:2", "swb:rate:3", "swb:rate:4", "swb:rate:5"]);
    }

    [Fact]
    public async Task Buttons_that_fit_no_card_are_numbered()
    {
        var questions = Enumerable.Range(1, 7).Select(i => new OutboundButton($"问题{i}", ChannelActions.Ask, $"问题{i}")).ToList();

        (await _desk.SendAsync(_desk.Message("zhangsan", "您想问：") with { Buttons = questions })).ShouldBeOfType<SendResult.Sent>();

        var line = _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem();
        line.Type.ShouldBe("text");
        line.Text.ShouldStartWith("您想问：\n1. 问题1\n2. 问题2");
    }

    [Theory]
    [InlineData("转人工", "（回复“转人工”联系人工客服）")]
    [InlineData("Talk to a person", "(Reply “Talk to a person” to reach one of us.)")]
    public async Task Where_a_person_is_all_that_is_offered_the_words_to_say_stand_below_a_text_that_fits_no_card(string label, string offer)
    {
        var message = _desk.Message("zhangsan", new string('长', 300)) with { Buttons = [new OutboundButton(label, ChannelActions.TalkToPerson, null)] };

        await _desk.SendAsync(message);

        _desk.Platform.Application.Log.Lines.ShouldHaveSingleItem().Text.ShouldBe(new string('长', 300) + "\n" + offer);
    }

    [Fact]
    public async Task Nobody_there_is_a_refusal_although_the_platform_says_ok() =>
        (await _desk.SendAsync(_desk.Message("nobody", "hello"))).ShouldBeOfType<SendResult.Refused>().Failure.ShouldBe(new ChannelFailure("81013", FailureReason.Unreachable, "invaliduser"));

    [Fact]
    public async Task An_empty_message_is_refused() =>
        (await _desk.SendAsync(_desk.Message("zhangsan", ""))).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.Content);

    [Fact]
    public async Task A_second_try_arrives_once_and_the_same_words_later_arrive_again()
    {
        var message = _desk.Message("zhangsan", "好的");

        await _desk.SendAsync(message);
        await _desk.SendAsync(message);
        _clock.Move(TimeSpan.FromSeconds(61));
        await _desk.SendAsync(_desk.Message("zhangsan", "好的"));

        _desk.Platform.Application.Log.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_address_book_tells_the_name_of_a_member()
    {
        (await _desk.Channel.ProfileAsync("zhangsan", _desk.Tools, _desk.Call, default)).ShouldBe(new ChannelProfile("张三", null, null));
        (await _desk.Channel.ProfileAsync("nobody", _desk.Tools, _desk.Call, default)).ShouldBeNull();
    }
}
