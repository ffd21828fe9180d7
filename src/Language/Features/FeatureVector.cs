namespace Switchboard.Language.Features;

/// <summary>A text as rows of a vocabulary and their values; every space has length one.</summary>
internal sealed class FeatureVector
{
    private int[] _rows = new int[1024];
    private float[] _values = new float[1024];
    private int _count;

    internal ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    internal ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    internal void Fill(FeatureBag bag, Vocabulary vocabulary)
    {
        var keys = bag.Keys;
        var spaces = bag.Spaces;
        var counts = bag.Counts;
        if (_rows.Length < keys.Length)
            (_rows, _values) = (new int[keys.Length * 2], new float[keys.Length * 2]);
        Span<float> squares = stackalloc float[FeatureSpace.Count];
        squares.Clear();
        var known = vocabulary.Open();
        _count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var row = known.RowOf(keys[i], spaces[i]);
            if (row < 0)
                continue;
            var value = known.WeightOf(row) * (counts[i] == 1 ? 1f : 1f + MathF.Log(counts[i]));
            squares[spaces[i]] += value * value;
            (_rows[_count], _values[_count]) = (row, value);
            _count++;
        }

        Scale(squares, vocabulary.Starts);
    }

    private void Scale(Span<float> squares, int[] starts)
    {
        foreach (ref var square in squares)
            square = square > 0 ? 1f / MathF.Sqrt(square) : 0;
        for (var i = 0; i < _count; i++)
            _values[i] *= squares[SpaceOf(_rows[i], starts)];
    }

    internal static int SpaceOf(int row, int[] starts)
    {
        var space = 0;
        while (row >= starts[space + 1])
            space++;
        return space;
    }
}
