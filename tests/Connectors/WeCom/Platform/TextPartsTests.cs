using System.Text;
using Switchboard.Connectors.WeCom.Platform;

namespace Switchboard.WeCom.Tests.Platform;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData(2048, 1)]
    [InlineData(2049, 2)]
    [InlineData(4096, 2)]
    [InlineData(4097, 3)]
    public void Bytes_count(int length, int parts) => TextParts.Of(new string('a', length)).Count.ShouldBe(parts);

    [Fact]
    public void Nothing_is_no_part() => TextParts.Of("").ShouldBeEmpty();

    [Fact]
    public void No_character_is_cut_in_two_and_none_is_lost()
    {
        var random = new Random(3);
        string[] pieces = ["退", "a", "👍🏽", "👨‍👩‍👧‍👦", "é", " ", "\n", "𠮷", new string('x', 60)];
        for (var i = 0; i < 300; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(3000)).Select(_ => pieces[random.Next(pieces.Length)]));

            var parts = TextParts.Of(text);

            string.Concat(parts).ShouldBe(text);
            parts.ShouldAllBe(p => Encoding.UTF8.GetByteCount(p) <= TextParts.MaxBytes && !char.IsLowSurrogate(p[0]) && p[0] != '\u200d');
        }
    }

    [Fact]
    public void A_break_in_reach_is_taken() => TextParts.Of(new string('a', 2000) + "\n" + new string('b', 500))[0].ShouldBe(new string('a', 2000) + "\n");

    [Fact]
    public void A_character_longer_than_a_message_is_divided_too()
    {
        var text = "a" + new string('\u0301', 5000);

        string.Concat(TextParts.Of(text)).ShouldBe(text);
    }
}
