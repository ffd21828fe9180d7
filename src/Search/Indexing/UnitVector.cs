using System.Numerics;

namespace Switchboard.Search.Indexing;

/// <summary>Vectors of length one: the cosine between two of them is their product, and nothing else is to be computed when many are compared.</summary>
internal static class UnitVector
{
    /// <summary>What is further from one than this was not made with 32 bits' care.</summary>
    private const float Tolerance = 1e-4f;

    /// <summary>The vector itself where it has that length already; empty where it points nowhere.</summary>
    internal static ReadOnlyMemory<float> Of(ReadOnlyMemory<float> vector)
    {
        if (vector.IsEmpty)
            return vector;
        var length = MathF.Sqrt(Product(vector.Span, vector.Span));
        if (!float.IsFinite(length) || length == 0)
            return default;
        if (MathF.Abs(length - 1) < Tolerance)
            return vector;
        var unit = vector.ToArray();
        for (var i = 0; i < unit.Length; i++)
            unit[i] /= length;
        return unit;
    }

    /// <summary>Four sums side by side, so that an addition need not wait for the one before.</summary>
    internal static float Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var (width, i) = (Vector<float>.Count, 0);
        for (; i <= one.Length - (4 * width); i += 4 * width)
        {
            a += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
            b += new Vector<float>(one[(i + width)..]) * new Vector<float>(other[(i + width)..]);
            c += new Vector<float>(one[(i + (2 * width))..]) * new Vector<float>(other[(i + (2 * width))..]);
            d += new Vector<float>(one[(i + (3 * width))..]) * new Vector<float>(other[(i + (3 * width))..]);
        }

        var sum = Vector.Sum((a + b) + (c + d));
        for (; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }
}
