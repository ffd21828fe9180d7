namespace Switchboard.Search.Ranking;

/// <summary>How many letters are wrong: left out, too many, another, or two neighbours exchanged.</summary>
internal static class EditDistance
{
    /// <summary>More than <paramref name="most"/> is answered as one more than that.</summary>
    internal static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> rows = stackalloc int[3 * (other.Length + 1)];
        var before = rows[..(other.Length + 1)];
        var last = rows.Slice(other.Length + 1, other.Length + 1);
        var now = rows[(2 * (other.Length + 1))..];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1];
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return Math.Min(most + 1, last[other.Length]);
    }
}
