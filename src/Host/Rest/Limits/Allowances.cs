using System.Collections.Concurrent;

namespace Switchboard.Host.Rest.Limits;

/// <summary>What is left of an allowance.</summary>
/// <param name="Granted">Whether the request may go on.</param>
/// <param name="Remaining">How many more in this minute.</param>
/// <param name="Seconds">Until the whole allowance is there again.</param>
internal readonly record struct Allowance(bool Granted, int Remaining, int Seconds);

/// <summary>
/// Counts requests by partition and minute, in this process. A partition is one number that is added to without a lock;
/// its minutes begin at a second of its own, so that not everybody starts anew at once.
/// </summary>
internal sealed class Allowances(TimeProvider clock)
{
    private const int Window = 60;
    private const int WorthSweeping = 50_000;
    private const int Most = 200_000;
    private static readonly Partition Crowd = new(PartitionKind.Address, UInt128.MaxValue);

    private readonly ConcurrentDictionary<Partition, Cell> _cells = new();
    private int _count;
    private long _sweptIn;

    /// <summary>Takes from the allowance, all or nothing; a refused request costs nothing.</summary>
    internal Allowance Take(Partition partition, int limit, int cost = 1)
    {
        var (minute, seconds) = At(partition);
        ref var used = ref Find(partition, minute).Used;
        while (true)
        {
            var seen = Volatile.Read(ref used);
            var spent = seen >> 32 == minute ? (int)seen : 0;
            if (spent > limit - cost)
                return new Allowance(false, Math.Max(0, limit - spent), seconds);
            if (Interlocked.CompareExchange(ref used, (minute << 32) | (uint)(spent + cost), seen) == seen)
                return new Allowance(true, limit - spent - cost, seconds);
        }
    }

    /// <summary>Looks without taking.</summary>
    internal Allowance Look(Partition partition, int limit)
    {
        var (minute, seconds) = At(partition);
        var seen = _cells.TryGetValue(partition, out var cell) ? Volatile.Read(ref cell.Used) : 0;
        var spent = seen >> 32 == minute ? (int)seen : 0;
        return new Allowance(spent < limit, Math.Max(0, limit - spent), seconds);
    }

    private (long Minute, int Seconds) At(Partition partition)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() + (long)((uint)partition.Id.GetHashCode() % Window);
        return (now / Window, Window - (int)(now % Window));
    }

    private Cell Find(Partition partition, long minute)
    {
        if (_cells.TryGetValue(partition, out var known))
            return known;
        if (Volatile.Read(ref _count) >= WorthSweeping)
            Sweep(minute);

        // Whoever brings more addresses than we remember shares one allowance with the others who came too late.
        if (Volatile.Read(ref _count) >= Most && partition.Kind == PartitionKind.Address)
            partition = Crowd;
        var made = new Cell();
        var kept = _cells.GetOrAdd(partition, made);
        if (ReferenceEquals(kept, made))
            Interlocked.Increment(ref _count);
        return kept;
    }

    /// <summary>Forgets who has not come for two minutes, at most once a minute.</summary>
    private void Sweep(long minute)
    {
        if (Interlocked.Exchange(ref _sweptIn, minute) == minute)
            return;
        foreach (var (partition, cell) in _cells)
        {
            if (Volatile.Read(ref cell.Used) >> 32 < minute - 2 && _cells.TryRemove(partition, out _))
                Interlocked.Decrement(ref _count);
        }
    }

    private sealed class Cell
    {
        public long Used;
    }
}
