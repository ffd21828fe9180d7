using Switchboard.Desk.Knowledge.Searching;

namespace Switchboard.Desk.Tests.Knowledge.Searching;

public sealed class QueryMaskTests
{
    [Theory]
    [InlineData("Where is order 20261122-77?", "where is order #?")]
    [InlineData("call me at +86 138-0013-8000", "call me at #")]
    [InlineData("我的身份证11010519491231002X怎么改", "我的身份证#怎么改")]
    [InlineData("mail Ann.Lee+x@shop.example please", "mail @ please")]
    [InlineData("https://shop.example/o?id=7 is broken", "@ is broken")]
    [InlineData("iPhone 15 保修", "iphone 15 保修")]
    public void What_tells_who_asked_is_masked(string query, string kept) => QueryMask.Of(query).ShouldBe(kept);

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("13800138000")]
    public void What_is_no_question_is_not_kept(string query) => QueryMask.Of(query).ShouldBeNull();

    [Fact]
    public void A_whole_letter_is_not_kept() => QueryMask.Of(string.Join(' ', Enumerable.Repeat("words", 50))).ShouldBeNull();
}
