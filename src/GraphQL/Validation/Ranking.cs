namespace Switchboard.GraphQL.Validation;

/// <summary>The order in which names are suggested.</summary>
internal static class Ranking
{
    /// <summary>Sorted as script engines sort short lists: the order of types by use, kinship and name has circles, where the outcome depends on the way.</summary>
    internal static List<T> Of<T>(IEnumerable<T> items, Comparison<T> compare)
    {
        var sorted = items.ToList();
        for (var i = SortedRun(sorted, compare); i < sorted.Count; i++)
        {
            var item = sorted[i];
            var (from, to) = (0, i);
            while (from < to)
            {
                var middle = from + ((to - from) >> 1);
                if (compare(item, sorted[middle]) < 0)
                    to = middle;
                else
                    from = middle + 1;
            }

            sorted.RemoveAt(i);
            sorted.Insert(from, item);
        }

        return sorted;
    }

    /// <summary>Letters by their code, runs of digits by their value.</summary>
    internal static int Natural(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]) ? Number(a, ref i).CompareTo(Number(b, ref j)) : a[i++] - b[j++];
            if (order != 0)
                return order;
        }

        return a.Length - b.Length;
    }

    /// <summary>How many at the start are in order already, turned round if they were in the opposite one.</summary>
    private static int SortedRun<T>(List<T> items, Comparison<T> compare)
    {
        if (items.Count < 2)
            return items.Count;
        var falling = compare(items[1], items[0]) < 0;
        var end = 2;
        while (end < items.Count && compare(items[end], items[end - 1]) < 0 == falling)
            end++;
        if (falling)
            items.Reverse(0, end);
        return end;
    }

    /// <summary>A zero ends a number, so that what starts with zeros comes first.</summary>
    private static double Number(string text, ref int at)
    {
        var number = 0.0;
        do
            number = (number * 10) + (text[at++] - '0');
        while (at < text.Length && char.IsAsciiDigit(text[at]) && number > 0);
        return number;
    }
}
