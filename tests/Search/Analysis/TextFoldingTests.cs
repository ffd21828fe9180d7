using Switchboard.Search.Analysis;

namespace Switchboard.Search.Tests.Analysis;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("Wi-Fi", "wi-fi")]
    [InlineData("ﾃｽﾄ", "テスト")]
    [InlineData("", "")]
    public void Width_and_case_do_not_matter(string text, string folded) => TextFolding.Fold(text).ShouldBe(folded);

    [Fact]
    public void Any_UTF_16_is_folded_once_and_for_all()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (char)random.Next(0, 0x10000))]);

            var folded = TextFolding.Fold(text);

            TextFolding.Fold(folded).ShouldBe(folded);
            Terms.Count(text).ShouldBe(Terms.Count(folded), ignoreOrder: true);
        }
    }
}
