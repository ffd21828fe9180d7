using Switchboard.Language.Features;
using Switchboard.Language.Learning;

namespace Switchboard.Language.Tests.Features;

public sealed class FeatureReaderTests
{
    private static readonly FeatureRecipe Recipe = new() { Context = true, Replies = true };

    [Fact]
    public void No_text_is_refused()
    {
        var (reader, bag, chance) = (new FeatureReader(Recipe), new FeatureBag(), new Chance(2));

        for (var i = 0; i < 3_000; i++)
        {
            reader.Read(Texts.Random(ref chance, 300), Texts.Random(ref chance, 100), bag);

            bag.Keys.Length.ShouldBe(bag.Counts.Length);
        }
    }

    [Fact]
    public void A_million_characters_are_cut_short_and_read()
    {
        var (reader, bag) = (new FeatureReader(Recipe), new FeatureBag());

        reader.Read(string.Concat(Enumerable.Repeat("退款 refund 👍 ", 80_000)), default, bag);

        bag.Keys.Length.ShouldBeInRange(50, 1_000);
    }

    [Theory]
    [InlineData("满意", "不太满意")]
    [InlineData("good", "not very good")]
    public void A_denied_word_is_another_feature(string plain, string denied)
    {
        var alone = Read(denied, new FeatureRecipe { LongestRun = 1, SkipPairs = false });
        var together = Read(plain, new FeatureRecipe { LongestRun = 1, SkipPairs = false });

        alone.Except(together).Count().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("order 12345", "order 99817")]
    [InlineData("can't", "cant")]
    [InlineData("refunds", "refund")]
    public void What_does_not_matter_is_the_same_word(string one, string other)
    {
        var words = new FeatureRecipe { LongestRun = 0, SkipPairs = false };

        Read(one, words).ShouldBe(Read(other, words));
    }

    [Fact]
    public void What_was_said_before_is_counted_apart()
    {
        var (reader, bag) = (new FeatureReader(Recipe), new FeatureBag());

        reader.Read("好的", "您要退款吗", bag);

        bag.Spaces.ToArray().ShouldContain((byte)FeatureSpace.ContextCharacters);
        Read("好的您要退款吗", Recipe).Length.ShouldNotBe(bag.Keys.Length);
    }

    [Theory]
    [InlineData("no thanks", "U: hi ||| S: Anything else?", "U: hi ||| S: Shall I book it?")]
    [InlineData("不用了", "还有别的问题吗", "现在就帮您预订吗")]
    public void The_same_answer_to_another_question_is_another_feature(string text, string one, string other)
    {
        var (answered, plain) = (OwnWords(text, one, Recipe), OwnWords(text, one, Recipe with { Replies = false }));

        answered.Except(OwnWords(text, other, Recipe)).ShouldNotBeEmpty();
        plain.ShouldBe(OwnWords(text, other, Recipe with { Replies = false }));
    }

    [Fact]
    public void After_the_first_texts_nothing_is_allocated()
    {
        var (reader, bag) = (new FeatureReader(Recipe), new FeatureBag());
        const string Text = "我的订单还没到，please check it for me!! 👍";
        reader.Read(Text, Text, bag);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            reader.Read(Text, Text, bag);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static uint[] OwnWords(string text, string context, FeatureRecipe recipe)
    {
        var bag = new FeatureBag();
        new FeatureReader(recipe).Read(text, context, bag);
        return [.. Enumerable.Range(0, bag.Keys.Length).Where(i => bag.Spaces[i] == FeatureSpace.Words).Select(i => bag.Keys[i]).Order()];
    }

    private static uint[] Read(string text, FeatureRecipe recipe)
    {
        var bag = new FeatureBag();
        new FeatureReader(recipe).Read(text, default, bag);
        return [.. bag.Keys.ToArray().Order()];
    }
}
