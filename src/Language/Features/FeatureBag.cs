using System.Numerics;

namespace Switchboard.Language.Features;

/// <summary>The features of one text and how often each occurs, in the order they were met. Reused from text to text, so that nothing is allocated.</summary>
internal sealed class FeatureBag
{
    private uint[] _keys = new uint[1024];
    private byte[] _spaces = new byte[1024];
    private int[] _counts = new int[1024];
    private int[] _slots = new int[4096];
    private int _count;

    internal ReadOnlySpan<uint> Keys => _keys.AsSpan(0, _count);

    internal ReadOnlySpan<byte> Spaces => _spaces.AsSpan(0, _count);

    internal ReadOnlySpan<int> Counts => _counts.AsSpan(0, _count);

    internal void Clear()
    {
        Array.Clear(_slots);
        _count = 0;
    }

    internal void Add(uint key, int space)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(key * 0x9E3779B1u >> 7) & mask;
        while (_slots[slot] is var place and not 0)
        {
            if (_keys[place - 1] == key)
            {
                _counts[place - 1]++;
                return;
            }

            slot = (slot + 1) & mask;
        }

        if (_count == _keys.Length)
            Grow();
        _keys[_count] = key;
        _spaces[_count] = (byte)space;
        _counts[_count] = 1;
        _slots[slot] = ++_count;
        if (_count * 2 > _slots.Length)
            Spread();
    }

    private void Grow()
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)_keys.Length + 1);
        Array.Resize(ref _keys, size);
        Array.Resize(ref _spaces, size);
        Array.Resize(ref _counts, size);
    }

    private void Spread()
    {
        _slots = new int[_slots.Length * 4];
        var mask = _slots.Length - 1;
        for (var i = 0; i < _count; i++)
        {
            var slot = (int)(_keys[i] * 0x9E3779B1u >> 7) & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }
}
