using System.Numerics;

namespace Switchboard.Language.Features;

/// <summary>Names features by numbers, without ever writing their names.</summary>
internal static class FeatureHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    internal static ulong Start(int space, int family) => ((ulong)((space * 16) + family + 1) * Factor) ^ 0xD6E8FEB86659FD93;

    internal static ulong Add(ulong hash, ulong next) => (BitOperations.RotateLeft(hash, 23) ^ next) * Factor;

    internal static ulong Of(ReadOnlySpan<char> text, ulong hash)
    {
        foreach (var c in text)
            hash = Add(hash, c);
        return hash;
    }

    internal static uint End(ulong hash)
    {
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
