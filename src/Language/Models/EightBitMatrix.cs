using System.Runtime.InteropServices;

namespace Switchboard.Language.Models;

/// <summary>Weights in eight bits, each row with a scale of its own.</summary>
internal sealed class EightBitMatrix
{
    private readonly ReadOnlyMemory<byte> _scales;
    private readonly ReadOnlyMemory<byte> _cells;
    private readonly int _columns;

    internal EightBitMatrix(ReadOnlyMemory<byte> scales, ReadOnlyMemory<byte> cells, int rows, int columns)
    {
        if (rows < 0 || columns < 1 || scales.Length != rows * 4L || cells.Length != (long)rows * columns)
            throw new InvalidDataException("The model's weights do not fit together.");
        (_scales, _cells, _columns) = (scales, cells, columns);
    }

    internal ReadOnlyMemory<byte> Scales => _scales;

    internal ReadOnlyMemory<byte> Cells => _cells;

    internal View Open() => new(MemoryMarshal.Cast<byte, float>(_scales.Span), MemoryMarshal.Cast<byte, sbyte>(_cells.Span), _columns);

    /// <summary>Rounds some rows of learned weights.</summary>
    internal static EightBitMatrix Of(float[] weights, int columns, IReadOnlyList<Range> rowRanges)
    {
        var rows = rowRanges.Sum(r => r.End.Value - r.Start.Value);
        var (scales, cells) = (new float[rows], new sbyte[(long)rows * columns]);
        var to = 0;
        foreach (var range in rowRanges)
        {
            for (var from = range.Start.Value; from < range.End.Value; from++, to++)
                scales[to] = Round(weights.AsSpan(from * columns, columns), cells.AsSpan(to * columns, columns));
        }

        return new EightBitMatrix(MemoryMarshal.AsBytes(scales.AsSpan()).ToArray(), MemoryMarshal.AsBytes(cells.AsSpan()).ToArray(), rows, columns);
    }

    private static float Round(ReadOnlySpan<float> row, Span<sbyte> cells)
    {
        var most = 0f;
        foreach (var weight in row)
            most = MathF.Max(most, MathF.Abs(weight));
        if (most == 0)
            return 0;
        for (var i = 0; i < row.Length; i++)
            cells[i] = (sbyte)MathF.Round(row[i] * 127f / most);
        return most / 127f;
    }

    /// <summary>The tables laid open for one text.</summary>
    internal readonly ref struct View(ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> cells, int columns)
    {
        private readonly ReadOnlySpan<float> _scales = scales;
        private readonly ReadOnlySpan<sbyte> _cells = cells;

        internal void AddTo(Span<float> sum, int row, float value)
        {
            if (columns == 1)
                sum[0] += _cells[row] * _scales[row] * value;
            else
                Learning.Lanes.AddScaled(sum, _cells.Slice(row * columns, columns), _scales[row] * value);
        }
    }
}
