using Switchboard.Plugins.Ai.Language;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Tests.Ai.Language;

/// <summary>What somebody who leads a support desk expects of plain sentences. None of them is a seed text.</summary>
public sealed class JudgementTests
{
    private static readonly PluginCall Call = new(Guid.Empty, null, new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System);
    private static readonly LanguageAnalyzer Analyzer = new();

    [Theory]
    [InlineData("No thank you, that is all for today", Sentiment.Neutral)]
    [InlineData("Please tell me how to report a broken machine", Sentiment.Neutral)]
    [InlineData("The parcel is for my neighbour at number 12", Sentiment.Neutral)]
    [InlineData("I waited two weeks and nobody called me back", Sentiment.Negative)]
    [InlineData("The new version is slow and loses my data", Sentiment.Negative)]
    [InlineData("With respect, this is the third time I ask and I still have no answer", Sentiment.Negative)]
    [InlineData("It took a while, but the result is excellent", Sentiment.Positive)]
    [InlineData("No complaints at all, everything arrived on time", Sentiment.Positive)]
    [InlineData("不用了，谢谢，没有别的事", Sentiment.Neutral)]
    [InlineData("机器坏了要去哪里报修", Sentiment.Neutral)]
    [InlineData("我的单号是30022，今天在家等", Sentiment.Neutral)]
    [InlineData("等了两个星期没人回电话", Sentiment.Negative)]
    [InlineData("恕我直言，这已经是第三次问了，还是没有答复", Sentiment.Negative)]
    [InlineData("价格不便宜，但是质量真好", Sentiment.Positive)]
    [InlineData("没什么可抱怨的，都按时送到了", Sentiment.Positive)]
    public void How_the_customer_feels(string text, Sentiment mood) => Analyze(text).Sentiment.ShouldBe(mood);

    [Theory]
    [InlineData("Hi, I would like a refund. When will I get my money back?", "refund-status")]
    [InlineData("Where is my parcel? The tracking has not moved since Monday", "order-status")]
    [InlineData("I forgot my password and need to reset it", "password-reset")]
    [InlineData("Please cancel my order, I do not need it any more", "cancel-order")]
    [InlineData("I was charged twice for the same purchase", "double-charge")]
    [InlineData("Can I speak to a real person please", "talk-to-person")]
    [InlineData("I have lost my card, please block it", "card-lost")]
    [InlineData("Could you send me an invoice with our VAT number", "invoice-request")]
    [InlineData("你好，我的快递到哪里了，物流两天没更新了", "order-status")]
    [InlineData("我要申请退款，钱什么时候到账", "refund-status")]
    [InlineData("帮我转人工客服，谢谢", "talk-to-person")]
    [InlineData("登录密码忘记了怎么找回", "password-reset")]
    [InlineData("麻烦给我开一张增值税发票", "invoice-request")]
    [InlineData("这个订单我不想要了，帮我取消", "cancel-order")]
    [InlineData("同一笔订单扣了我两次钱", "double-charge")]
    [InlineData("我的银行卡丢了，要马上挂失", "card-lost")]
    public void What_a_message_is_about(string text, string intent) => Analyze(text).Intent!.Name.ShouldBe(intent);

    [Theory]
    [InlineData("You are liars and thieves, give me my money back or I call my lawyer", "angry")]
    [InlineData("I am really worried that somebody has stolen my savings", "anxious")]
    [InlineData("The jacket looks nothing like the photo, what a letdown", "disappointed")]
    [InlineData("Thank you so much for your help, I really appreciate it", "grateful")]
    [InlineData("骗子公司，再不退钱我就去工商举报你们", "angry")]
    [InlineData("我好担心账户里的钱被人转走了", "anxious")]
    [InlineData("收到的和图片完全不一样，太失望了", "disappointed")]
    [InlineData("太感谢你了，帮了我大忙", "grateful")]
    public void What_is_felt_most(string text, string emotion) => Felt(Analyze(text).Emotions!).ShouldBe(emotion);

    [Theory]
    [InlineData("Somebody is taking money out of my account right now, stop it!", Urgency.High)]
    [InlineData("Our whole office cannot work, the system is down", Urgency.High)]
    [InlineData("How much is the premium plan per month?", Urgency.Low)]
    [InlineData("Thanks, bye", Urgency.Low)]
    [InlineData("I need to change the delivery address of my order", Urgency.Normal)]
    [InlineData("有人正在盗刷我的卡，快帮我冻结", Urgency.High)]
    [InlineData("系统崩了，我们全公司都没法上班", Urgency.High)]
    [InlineData("请问高级版一个月多少钱", Urgency.Low)]
    [InlineData("谢谢，再见", Urgency.Low)]
    [InlineData("我想改一下订单的收货地址", Urgency.Normal)]
    public void How_soon_somebody_should_look(string text, Urgency level) => Analyze(text).Urgency!.Level.ShouldBe(level);

    [Theory]
    [InlineData("Congratulations! You have won a $500 gift card, claim it now at win-prizes.example", true)]
    [InlineData("Cheap loans without credit check, apply today on WhatsApp", true)]
    [InlineData("My order 20394 has not arrived yet", false)]
    [InlineData("I got a mail that says I won a gift card, is that really from you?", false)]
    [InlineData("恭喜您中奖了，点击链接领取大奖 vip-lucky.example", true)]
    [InlineData("低息贷款，无需征信，当天放款，加微信", true)]
    [InlineData("我的订单还没到", false)]
    [InlineData("我收到短信说中奖了，是你们发的吗", false)]
    [InlineData("hi", false)]
    [InlineData("I'm not happy with this at all", false)]
    [InlineData("I've been waiting three weeks and nobody answers", false)]
    [InlineData("谢谢，解决了", false)]
    [InlineData("不太满意，但也还行", false)]
    public void What_is_advertising_or_fraud(string text, bool isSpam) => (Analyze(text).Spam > 0.5).ShouldBe(isSpam);

    [Theory]
    [InlineData("Thank you, everything works perfectly now!", "What does the blue plan cost?", "Nobody answers and it still does not work")]
    [InlineData("非常满意，问题一下子就解决了！", "蓝色套餐多少钱", "没人理我，问题还是没解决")]
    public void Who_is_happier_is_more_satisfied(string delighted, string calm, string cross)
    {
        double?[] satisfaction = [Analyze(delighted).Satisfaction, Analyze(calm).Satisfaction, Analyze(cross).Satisfaction];

        satisfaction.ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData("this is wrong", "THIS IS WRONG, YOU CHEATS!!!")]
    [InlineData("发错货了", "又发错货，你们就是骗子！！！")]
    public void Shouting_is_stronger_and_less_satisfied(string flat, string loud)
    {
        var (one, other) = (Analyze(flat), Analyze(loud));

        other.Strength!.Value.ShouldBeGreaterThan(one.Strength!.Value);
        other.Satisfaction!.Value.ShouldBeLessThan(one.Satisfaction!.Value);
    }

    private static TextAnalysis Analyze(string text) => Analyzer.Analyze(text, Call);

    private static string Felt(Emotions e) =>
        new (string Name, double Likely)[] { ("angry", e.Angry), ("anxious", e.Anxious), ("disappointed", e.Disappointed), ("grateful", e.Grateful) }.MaxBy(one => one.Likely).Name;
}
