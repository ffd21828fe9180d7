using Switchboard.Search.Ranking;

namespace Switchboard.Search.Tests.Ranking;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("refund", "refund", 0)]
    [InlineData("refund", "refun", 1)]
    [InlineData("refund", "rrefund", 1)]
    [InlineData("refund", "refumd", 1)]
    [InlineData("refund", "erfund", 1)]
    [InlineData("refund", "erfudn", 2)]
    [InlineData("refund", "parcel", 3)]
    public void Wrong_letters_are_counted_until_there_are_too_many(string one, string other, int wrong)
    {
        EditDistance.Between(one, other, 2).ShouldBe(wrong);
        EditDistance.Between(other, one, 2).ShouldBe(wrong);
    }
}
