using Switchboard.Language.Text;

namespace Switchboard.Language.Tests.Text;

public sealed class EnglishStemTests
{
    [Theory]
    [InlineData("arrive", "arrives", "arrived", "arriving")]
    [InlineData("cancel", "cancels", "canceled", "canceling")]
    [InlineData("stop", "stops", "stopped", "stopping")]
    [InlineData("carry", "carries", "carried", "carrying")]
    [InlineData("card", "cards")]
    [InlineData("quick", "quickly")]
    public void Forms_of_one_word_have_one_stem(params string[] forms)
    {
        var stems = forms.Select(f => f[..EnglishStem.Length(f)]).Distinct();

        stems.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("status", "state")]
    [InlineData("this", "the")]
    [InlineData("bus", "but")]
    public void Different_words_keep_different_stems(string one, string other) => one[..EnglishStem.Length(one)].ShouldNotBe(other[..EnglishStem.Length(other)]);
}
