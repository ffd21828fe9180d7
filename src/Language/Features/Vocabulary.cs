using System.Runtime.InteropServices;

namespace Switchboard.Language.Features;

/// <summary>
/// The features a model knows, each with its row and its weight. Names are sorted, so a feature's row is its place, and a small
/// index by the leading bits says where to look: no empty slots, nothing to build when a file is opened.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ReadOnlyMemory<byte> _keys;
    private readonly ReadOnlyMemory<byte> _weights;
    private readonly ReadOnlyMemory<byte> _buckets;
    private readonly int[] _starts;
    private readonly int _shift;

    internal Vocabulary(VocabularySections sections)
    {
        (_keys, _weights, _buckets, _starts, _shift) = (sections.Keys, sections.Weights, sections.Buckets, sections.Starts, sections.Shift);
        var buckets = 1L << (32 - _shift);
        if (_shift is < 8 or > 31 || _starts.Length != FeatureSpace.Count + 1 || _starts[0] != 0 || _keys.Length != _starts[^1] * 4L || _weights.Length != _keys.Length
            || _buckets.Length != FeatureSpace.Count * (buckets + 1) * 4)
            throw new InvalidDataException("The model's vocabulary does not fit together.");
    }

    /// <summary>How many features there are.</summary>
    internal int Count => _starts[^1];

    /// <summary>Row of the first feature of each space, and one past the last.</summary>
    internal int[] Starts => _starts;

    internal View Open() => new(MemoryMarshal.Cast<byte, uint>(_keys.Span), MemoryMarshal.Cast<byte, float>(_weights.Span), MemoryMarshal.Cast<byte, int>(_buckets.Span), _shift);

    internal VocabularySections Sections => new(_keys, _weights, _buckets, _starts, _shift);

    /// <summary>The tables laid open for one text.</summary>
    internal readonly ref struct View(ReadOnlySpan<uint> keys, ReadOnlySpan<float> weights, ReadOnlySpan<int> buckets, int shift)
    {
        private readonly ReadOnlySpan<uint> _keys = keys;
        private readonly ReadOnlySpan<float> _weights = weights;
        private readonly ReadOnlySpan<int> _buckets = buckets;

        /// <summary>The feature's row; negative when nobody taught it.</summary>
        internal int RowOf(uint key, int space)
        {
            var bucket = (int)((space * ((1L << (32 - shift)) + 1)) + (key >> shift));
            var end = _buckets[bucket + 1];
            for (var row = _buckets[bucket]; row < end; row++)
            {
                if (_keys[row] == key)
                    return row;
            }

            return -1;
        }

        internal float WeightOf(int row) => _weights[row];
    }
}

/// <summary>A vocabulary as bytes.</summary>
internal sealed record VocabularySections(ReadOnlyMemory<byte> Keys, ReadOnlyMemory<byte> Weights, ReadOnlyMemory<byte> Buckets, int[] Starts, int Shift);
