using Switchboard.Language.Measures;

namespace Switchboard.Language.Tests.Measures;

/// <summary>Intervals are where the truth is.</summary>
public sealed class IntervalTests
{
    [Fact]
    public void Shares_have_the_intervals_of_Wilsons_paper()
    {
        var (few, all, nothing) = (Interval.OfShare(15, 148), Interval.OfShare(20, 20), Interval.OfShare(0, 0));

        // Newcombe 1998, table I, method 3: 81/263 and 15/148 among others.
        (Math.Round(few.Low, 4), Math.Round(few.High, 4)).ShouldBe((0.0624, 0.1605));
        (Math.Round(Interval.OfShare(81, 263).Low, 4), Math.Round(Interval.OfShare(81, 263).High, 4)).ShouldBe((0.2553, 0.3662));
        (Math.Round(all.Low, 4), all.High).ShouldBe((0.8389, 1));
        nothing.ShouldBe(new Interval(0, 1));
    }

    [Fact]
    public void A_shares_interval_holds_the_share_lies_between_nothing_and_all_and_narrows_with_more()
    {
        for (var of = 1; of <= 60; of++)
        {
            for (var count = 0; count <= of; count++)
            {
                var (range, wider) = (Interval.OfShare(count, of), Interval.OfShare(count * 4, of * 4));

                range.Low.ShouldBeInRange(0, (double)count / of);
                range.High.ShouldBeInRange((double)count / of, 1);
                (wider.High - wider.Low).ShouldBeLessThan(range.High - range.Low);
            }
        }
    }

    [Fact]
    public void Counting_the_other_side_turns_the_interval_round()
    {
        for (var count = 0; count <= 40; count++)
        {
            var (one, other) = (Interval.OfShare(count, 40), Interval.OfShare(40 - count, 40));

            one.Low.ShouldBe(1 - other.High, 1e-12);
            one.High.ShouldBe(1 - other.Low, 1e-12);
        }
    }

    /// <summary>Every count that a true share can lead to, with its probability: nothing is drawn by chance here.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_true_share_is_in_the_interval_about_nineteen_times_of_twenty(double truth)
    {
        const int of = 200;
        var (held, probability) = (0.0, Math.Pow(1 - truth, of));

        for (var count = 0; count <= of; count++)
        {
            var range = Interval.OfShare(count, of);
            if (range.Low <= truth && truth <= range.High)
                held += probability;
            probability *= (double)(of - count) / (count + 1) * truth / (1 - truth);
        }

        held.ShouldBeInRange(0.93, 0.97);
    }

    [Fact]
    public void A_means_interval_is_twice_its_standard_error_to_each_side()
    {
        var range = Interval.OfMean(100, 4, 1.5);

        range.Low.ShouldBe(4 - 0.294, 1e-4);
        range.High.ShouldBe(4 + 0.294, 1e-4);
    }

    [Fact]
    public void Intervals_overlap_when_they_share_a_point_whichever_is_asked()
    {
        var (low, middle, high) = (new Interval(0, 0.4), new Interval(0.4, 0.6), new Interval(0.61, 1));

        (low.Overlaps(middle), middle.Overlaps(low), middle.Overlaps(high), high.Overlaps(low), middle.Overlaps(middle)).ShouldBe((true, true, false, false, true));
    }
}
