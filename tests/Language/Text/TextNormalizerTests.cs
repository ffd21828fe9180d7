using Switchboard.Language.Learning;
using Switchboard.Language.Text;

namespace Switchboard.Language.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("我要退貨，謝謝！", "我要退货,谢谢!")]
    [InlineData("  Hello \t\n  World  ", "hello world")]
    [InlineData("sooooooo good!!!!!!", "sooo good!!!")]
    [InlineData("10000000", "10000000")]
    [InlineData("don’t", "don't")]
    [InlineData("好的👍🏽", "好的👍🏽")]
    [InlineData("ﬁne ½", "fine 1⁄2")]
    [InlineData("a\u200db", "ab")]
    [InlineData("x\ud800y", "xy")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public void Texts_that_mean_the_same_become_the_same(string text, string normal) => TextNormalizer.Normalize(text).ShouldBe(normal);

    [Fact]
    public void Normalising_twice_is_normalising_once_for_any_text()
    {
        var chance = new Chance(1);

        for (var i = 0; i < 20_000; i++)
        {
            var once = TextNormalizer.Normalize(Texts.Random(ref chance, 40));

            TextNormalizer.Normalize(once).ShouldBe(once);
        }
    }

    [Fact]
    public void Every_character_is_stable_once_it_is_normalised()
    {
        var unstable = Enumerable.Range(0, 0x10000).Select(c => TextNormalizer.Normalize(((char)c).ToString())).Where(once => TextNormalizer.Normalize(once) != once);

        unstable.ShouldBeEmpty();
    }

    [Theory]
    [InlineData('a')]
    [InlineData('中')]
    [InlineData('\ud800')]
    [InlineData('\u0301')]
    [InlineData('\ufdfa')]
    public void A_million_characters_are_no_trouble(char c)
    {
        var text = new string(c, 500_000);

        var once = TextNormalizer.Normalize(text);

        TextNormalizer.Normalize(once).ShouldBe(once);
    }

    [Fact]
    public void No_simplified_character_is_also_a_traditional_one()
    {
        var pairs = TraditionalCharacters.Read().ToList();

        pairs.Count.ShouldBeGreaterThan(2_400);
        pairs.Select(p => p.Simplified).Intersect(pairs.Select(p => p.Traditional)).ShouldBeEmpty();
    }
}
