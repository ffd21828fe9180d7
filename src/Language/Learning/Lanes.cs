using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Switchboard.Language.Learning;

/// <summary>The few vector operations that learning and prediction spend their time in.</summary>
internal static class Lanes
{
    internal static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float scale)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        var scales = new Vector<float>(scale);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += rows[i] * scales;
        for (var i = sums.Length * Vector<float>.Count; i < sum.Length; i++)
            sum[i] += row[i] * scale;
    }

    internal static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < lefts.Length; i++)
            sums += lefts[i] * rights[i];
        var sum = Vector.Sum(sums);
        for (var i = lefts.Length * Vector<float>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>The same with a row of small whole numbers, sixteen at a time: this line is most of a prediction.</summary>
    internal static void AddScaled(Span<float> sum, ReadOnlySpan<sbyte> row, float scale)
    {
        const int Step = 16;
        row = row[..sum.Length];
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row);
        nuint at = 0;
        for (; at + Step <= (nuint)sum.Length; at += Step)
            AddSixteen(ref to, Vector128.LoadUnsafe(ref from, at), at, scale);
        for (; at < (nuint)sum.Length; at++)
            Unsafe.Add(ref to, at) += Unsafe.Add(ref from, at) * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSixteen(ref float to, Vector128<sbyte> row, nuint at, float scale)
    {
        if (Avx512F.IsSupported)
        {
            var wide = Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(row)) * Vector512.Create(scale);
            (Vector512.LoadUnsafe(ref to, at) + wide).StoreUnsafe(ref to, at);
            return;
        }

        var (low, high) = Vector128.Widen(row);
        AddEight(ref to, low, at, scale);
        AddEight(ref to, high, at + 8, scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEight(ref float to, Vector128<short> row, nuint at, float scale)
    {
        var (low, high) = Vector128.Widen(row);
        (Vector128.LoadUnsafe(ref to, at) + (Vector128.ConvertToSingle(low) * scale)).StoreUnsafe(ref to, at);
        (Vector128.LoadUnsafe(ref to, at + 4) + (Vector128.ConvertToSingle(high) * scale)).StoreUnsafe(ref to, at + 4);
    }
}
