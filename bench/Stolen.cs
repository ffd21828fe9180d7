using System.Globalization;

namespace Switchboard.Bench;

/// <summary>How much of the cores' time others on the same physical machine took: a figure measured while that was much says little of us.</summary>
internal readonly struct Stolen
{
    private readonly long _all;
    private readonly long _stolen;

    private Stolen(long all, long stolen) => (_all, _stolen) = (all, stolen);

    /// <summary>Linux' own count since the start (proc(5), /proc/stat: user nice system idle iowait irq softirq steal); zeros elsewhere.</summary>
    public static Stolen Now()
    {
        if (!File.Exists("/proc/stat"))
            return default;
        var jiffies = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Stolen(jiffies.Sum(), jiffies[7]);
    }

    public double ShareSince(Stolen before) => _all == before._all ? 0 : (double)(_stolen - before._stolen) / (_all - before._all);
}
