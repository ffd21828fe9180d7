using Switchboard.Desk.Channels;

namespace Switchboard.Desk.Tests.Channels;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("short", 10, new[] { "short" })]
    [InlineData("", 10, new[] { "" })]
    [InlineData("one two three", 8, new[] { "one two ", "three" })]
    [InlineData("abcdefghij", 4, new[] { "abcd", "efgh", "ij" })]
    [InlineData("ab😀cd", 3, new[] { "ab", "😀c", "d" })]
    [InlineData("你好世界", 2, new[] { "你好", "世界" })]
    public void A_long_text_is_divided_between_characters(string text, int longest, string[] parts) =>
        TextParts.Divide(text, longest).ShouldBe(parts);

    [Fact]
    public void Nothing_is_lost_and_no_part_is_too_long_whatever_the_text()
    {
        var random = new Random(7);
        string[] pieces = ["a", " ", "\n", "😀", "👨‍👩‍👧", "e\u0301", "你", "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"];
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
            var longest = random.Next(2, 20);

            var parts = TextParts.Divide(text, longest);

            string.Concat(parts).ShouldBe(text);
            parts.ShouldAllBe(p => p.Length <= longest);
        }
    }

    [Fact]
    public void Each_part_has_an_id_of_its_own_that_is_the_same_each_time()
    {
        var delivery = Guid.CreateVersion7();

        var ids = Enumerable.Range(0, 300).Select(p => TextParts.IdOf(delivery, p)).ToList();

        ids[0].ShouldBe(delivery);
        ids.Distinct().Count().ShouldBe(300);
        TextParts.IdOf(delivery, 7).ShouldBe(ids[7]);
    }
}
