namespace Switchboard.Search.Indexing;

/// <summary>For each term the rows that have it, in order, with how often: three arrays, however many postings.</summary>
internal sealed class PostingLists
{
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly byte[] _counts;

    private PostingLists(int[] starts, int[] rows, byte[] counts) => (_starts, _rows, _counts) = (starts, rows, counts);

    internal long Bytes => ((long)_starts.Length * sizeof(int)) + ((long)_rows.Length * (sizeof(int) + sizeof(byte)));

    internal ReadOnlySpan<int> Rows(int term) => _rows.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    internal ReadOnlySpan<byte> Counts(int term) => _counts.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    internal int CountIn(int term, int row)
    {
        var at = Rows(term).BinarySearch(row);
        return at < 0 ? 0 : Counts(term)[at];
    }

    /// <summary>Collects postings row by row and sorts them by term at the end, without moving rows out of order.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _terms = [];
        private readonly List<int> _rows = [];
        private readonly List<byte> _counts = [];
        private readonly List<int> _latest = [];

        /// <summary>One occurrence more. Rows come in ascending order.</summary>
        internal void Add(int term, int row)
        {
            while (_latest.Count <= term)
                _latest.Add(-1);
            var at = _latest[term];
            if (at >= 0 && _rows[at] == row)
            {
                _counts[at] = (byte)Math.Min(byte.MaxValue, _counts[at] + 1);
                return;
            }

            _latest[term] = _terms.Count;
            _terms.Add(term);
            _rows.Add(row);
            _counts.Add(1);
        }

        internal PostingLists Build(int terms)
        {
            var starts = new int[terms + 1];
            foreach (var term in _terms)
                starts[term + 1]++;
            for (var t = 0; t < terms; t++)
                starts[t + 1] += starts[t];
            var (rows, counts, free) = (new int[_rows.Count], new byte[_rows.Count], starts[..^1]);
            for (var i = 0; i < _terms.Count; i++)
            {
                var to = free[_terms[i]]++;
                (rows[to], counts[to]) = (_rows[i], _counts[i]);
            }

            return new PostingLists(starts, rows, counts);
        }
    }
}
