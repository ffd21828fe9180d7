using Switchboard.Search.Indexing;

namespace Switchboard.Search.Tests.Ranking;

public sealed class UnitVectorTests
{
    [Fact]
    public void A_product_is_what_one_at_a_time_makes_of_it_at_every_length()
    {
        var random = new Random(5);
        for (var length = 0; length <= 200; length++)
        {
            var (one, other) = (Any(random, length), Any(random, length));

            UnitVector.Product(one, other).ShouldBe(one.Zip(other, (a, b) => a * b).Sum(), 1e-4f, $"length {length}");
        }
    }

    [Fact]
    public void A_vector_keeps_its_direction_and_gets_length_one_and_one_that_has_it_is_not_copied()
    {
        float[] vector = [3, 0, 4];

        var unit = UnitVector.Of(vector);

        unit.ToArray().ShouldBe([0.6f, 0, 0.8f], 1e-6f);
        UnitVector.Of(unit).ShouldBe(unit);
    }

    private static float[] Any(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
}
