using Switchboard.Host.Rest.Limits;

namespace Switchboard.Host.Tests.Rest.Limits;

/// <summary>Counting by partition and minute.</summary>
public sealed class AllowanceTests
{
    private static readonly Partition Ours = new(PartitionKind.Credential, 7);
    private static readonly Partition Theirs = new(PartitionKind.Credential, 8);

    private readonly Clock _clock = new();

    [Fact]
    public void An_allowance_ends_and_is_whole_again_when_its_minute_is_over()
    {
        var allowances = new Allowances(_clock);

        var first = allowances.Take(Ours, 2);
        var second = allowances.Take(Ours, 2);
        var third = allowances.Take(Ours, 2);
        _clock.Now += TimeSpan.FromSeconds(third.Seconds);
        var next = allowances.Take(Ours, 2);

        (first.Granted, first.Remaining).ShouldBe((true, 1));
        (second.Granted, second.Remaining).ShouldBe((true, 0));
        (third.Granted, third.Remaining).ShouldBe((false, 0));
        third.Seconds.ShouldBeInRange(1, 60);
        (next.Granted, next.Remaining).ShouldBe((true, 1));
    }

    [Fact]
    public void Nobody_takes_from_anothers()
    {
        var allowances = new Allowances(_clock);
        allowances.Take(Ours, 1);

        allowances.Take(Ours, 1).Granted.ShouldBeFalse();
        allowances.Take(Theirs, 1).Granted.ShouldBeTrue();
        allowances.Take(Ours with { Kind = PartitionKind.Tenant }, 1).Granted.ShouldBeTrue();
    }

    [Fact]
    public void Many_are_granted_together_or_not_at_all()
    {
        var allowances = new Allowances(_clock);

        allowances.Take(Ours, 10, 8).Remaining.ShouldBe(2);
        allowances.Take(Ours, 10, 3).Granted.ShouldBeFalse();
        allowances.Take(Ours, 10, 2).Granted.ShouldBeTrue();
    }

    [Fact]
    public async Task However_many_take_at_once_no_more_is_given_than_there_is()
    {
        var allowances = new Allowances(_clock);

        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 1_000).Count(_ => allowances.Take(Ours, 5_000).Granted), TestContext.Current.CancellationToken)));

        granted.Sum().ShouldBe(5_000);
    }

    [Fact]
    public void A_flood_of_addresses_does_not_fill_the_memory()
    {
        var allowances = new Allowances(_clock);
        for (UInt128 i = 0; i < 200_000; i++)
            allowances.Take(new Partition(PartitionKind.Address, i), 3);

        // All that come now share what one address may have.
        var late = Enumerable.Range(0, 4).Select(i => allowances.Take(new Partition(PartitionKind.Address, (UInt128)(1_000_000 + i)), 3).Granted).ToList();
        _clock.Now += TimeSpan.FromMinutes(4);
        var later = allowances.Take(new Partition(PartitionKind.Address, 2_000_000), 3);

        late.ShouldBe([true, true, true, false]);
        later.Granted.ShouldBeTrue();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
