using Switchboard.Language.Measures;

namespace Switchboard.Language.Tests.Measures;

public sealed class PairedTestTests
{
    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 5, 0.0625, 0.03125)]
    [InlineData(5, 0, 0.0625, 1)]
    [InlineData(1, 5, 0.21875, 0.109375)]
    [InlineData(3, 3, 1, 0.65625)]
    [InlineData(2, 10, 0.03857421875, 0.019287109375)]
    public void Chances_are_those_of_a_fair_coin(int onlyFirst, int onlySecond, double twoSided, double secondAhead)
    {
        var test = new PairedTest(onlyFirst, onlySecond);

        test.TwoSided.ShouldBe(twoSided, 1e-12);
        test.SecondAhead.ShouldBe(secondAhead, 1e-12);
    }

    [Fact]
    public void Only_texts_that_one_alone_is_right_about_count()
    {
        bool[] first = [true, true, false, false, false];
        bool[] second = [true, false, true, true, false];

        var test = PairedTest.Of(first, second);

        test.ShouldBe(new PairedTest(1, 2));
    }

    [Fact]
    public void Answers_to_different_texts_cannot_be_compared()
    {
        Action compare = () => PairedTest.Of([true], [true, false]);

        compare.ShouldThrow<ArgumentException>();
    }

    /// <summary>Whatever the counts: chances are chances, swapping the models mirrors them, and one more win never weakens the case.</summary>
    [Fact]
    public void Chances_keep_their_laws_for_every_count()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var test = new PairedTest(random.Next(400), random.Next(400));
            var (swapped, more) = (new PairedTest(test.OnlySecond, test.OnlyFirst), test with { OnlySecond = test.OnlySecond + 1 });
            var same = Binomial(test.Disagreements, test.OnlySecond);

            test.SecondAhead.ShouldBeInRange(0, 1);
            test.TwoSided.ShouldBe(swapped.TwoSided, 1e-9);
            (test.SecondAhead + swapped.SecondAhead).ShouldBe(1 + same, 1e-9);
            more.SecondAhead.ShouldBeLessThanOrEqualTo(test.SecondAhead + 1e-12);
            test.TwoSided.ShouldBeGreaterThanOrEqualTo(Math.Min(test.SecondAhead, swapped.SecondAhead) - 1e-12);
        }
    }

    [Fact]
    public void Thousands_of_texts_are_no_more_than_a_number()
    {
        var (even, ahead) = (new PairedTest(5_000, 5_000), new PairedTest(4_000, 6_000));

        even.TwoSided.ShouldBe(1, 1e-6);
        ahead.SecondAhead.ShouldBeInRange(double.Epsilon, 1e-80);
    }

    /// <summary>By another way than the code: a product, factor by factor.</summary>
    private static double Binomial(int of, int heads)
    {
        var chance = 1.0;
        var halves = of;
        for (var k = 1; k <= heads; k++)
        {
            chance *= (double)(of - heads + k) / k;
            while (chance > 1 && halves > 0)
            {
                chance /= 2;
                halves--;
            }
        }

        return chance * Math.Pow(0.5, halves);
    }
}
