namespace Switchboard.Language.Learning;

/// <summary>Random numbers that are the same on every machine and in every version: what a seed promises.</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    internal int Below(int bound) => (int)(((UInt128)Next() * (ulong)bound) >> 64);

    internal float Fraction() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>About normal: the sum of four.</summary>
    internal float Bell() => (Fraction() + Fraction() + Fraction() + Fraction() - 2f) * 1.7320508f;

    internal void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
