namespace Switchboard.GraphQL.Validation;

/// <summary>How many slips of the pen lie between a written name and others: a letter too many, too few, wrong, or swapped with its neighbour; any change of case is one.</summary>
internal sealed class LexicalDistance(string written)
{
    private readonly string _lower = written.ToLowerInvariant();
    private readonly int _most = (written.Length * 2 / 5) + 1;
    private readonly int[][] _rows = [new int[written.Length + 1], new int[written.Length + 1], new int[written.Length + 1]];

    /// <summary>Null when they have too little in common to have been confused.</summary>
    internal int? To(string name)
    {
        if (name == written)
            return 0;
        var other = name.ToLowerInvariant();
        if (other == _lower)
            return 1;
        var (longer, shorter) = other.Length < _lower.Length ? (_lower, other) : (other, _lower);
        if (longer.Length - shorter.Length > _most)
            return null;
        for (var column = 0; column <= shorter.Length; column++)
            _rows[0][column] = column;
        for (var row = 1; row <= longer.Length; row++)
        {
            if (Fill(row, longer, shorter) > _most)
                return null;
        }

        var distance = _rows[longer.Length % 3][shorter.Length];
        return distance <= _most ? distance : null;
    }

    /// <summary>One line of the Damerau-Levenshtein table, of which three are kept; returns its smallest number.</summary>
    private int Fill(int row, string longer, string shorter)
    {
        var (above, current) = (_rows[(row - 1) % 3], _rows[row % 3]);
        var smallest = current[0] = row;
        for (var column = 1; column <= shorter.Length; column++)
        {
            var substitution = above[column - 1] + (longer[row - 1] == shorter[column - 1] ? 0 : 1);
            var cell = Math.Min(Math.Min(above[column], current[column - 1]) + 1, substitution);
            if (row > 1 && column > 1 && longer[row - 1] == shorter[column - 2] && longer[row - 2] == shorter[column - 1])
                cell = Math.Min(cell, _rows[(row - 2) % 3][column - 2] + 1);
            current[column] = cell;
            smallest = Math.Min(smallest, cell);
        }

        return smallest;
    }
}
