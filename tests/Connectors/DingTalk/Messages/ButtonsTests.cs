using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Messages;

public sealed class ButtonsTests
{
    [Theory]
    [InlineData("转人工客服", ChannelActions.TalkToPerson, null)]
    [InlineData("Talk to somebody", ChannelActions.TalkToPerson, null)]
    [InlineData("非常满意", ChannelActions.Rate, "5")]
    [InlineData("Poor", ChannelActions.Rate, "1")]
    [InlineData("★★★", ChannelActions.Rate, "3")]
    public async Task What_a_button_makes_the_client_say_comes_back_as_pressed(string label, string action, string? value)
    {
        await using var inbox = await Inbox.OpenAsync();
        var words = Uri.UnescapeDataString(Buttons.Address(new OutboundButton(label, action, value)).Split("content=")[1]);

        var pressed = inbox.Receive(inbox.Emulator.Speech.Text("user0002", "cidGroup==", words)).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Pressed>();

        (pressed.Action, pressed.Value).ShouldBe((action, value));
        pressed.Sender.Id.ShouldBe("user0002");
        pressed.Thread.Id.ShouldBe("cidGroup==");
    }

    [Theory]
    [InlineData("转人工", ChannelActions.TalkToPerson)]
    [InlineData("talk to a person", ChannelActions.TalkToPerson)]
    [InlineData("评分：4", ChannelActions.Rate)]
    [InlineData("rating: 4", ChannelActions.Rate)]
    [InlineData("评分：6", null)]
    [InlineData("评分：0", null)]
    [InlineData("评分：", null)]
    [InlineData("评分：45", null)]
    [InlineData("评分：４", null)]
    [InlineData("我不要转人工", null)]
    [InlineData("", null)]
    public void Words_mean_a_button_only_as_a_whole(string text, string? action) => (Buttons.Recognise(text) is var (found, _) ? found : null).ShouldBe(action);

    [Fact]
    public void An_offered_question_is_asked_in_its_own_words()
    {
        var question = new OutboundButton("退货", ChannelActions.Ask, "怎么退货？");

        Buttons.Words(question).ShouldBe("怎么退货？");
        Buttons.Recognise(Buttons.Words(question)).ShouldBeNull();
    }
}
