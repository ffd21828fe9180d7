namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>A tab-separated file with a header; its cells are found by their column's name.</summary>
internal sealed class NlpTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly string _path;

    private NlpTable(string path, string[] columns, List<string[]> rows)
    {
        (_path, Columns, Rows) = (path, columns, rows);
        _columns = columns.Select((c, i) => (c, i)).DistinctBy(c => c.c, StringComparer.Ordinal).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
    }

    internal IReadOnlyList<string> Columns { get; }

    internal IReadOnlyList<string[]> Rows { get; }

    internal static NlpTable Read(string path)
    {
        if (!File.Exists(path))
            throw new CommandFailed($"There is no file {path}.");
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext())
            throw new CommandFailed($"{path} is empty: its first line names the columns.");
        var columns = lines.Current.TrimStart('\ufeff').Split('\t');
        var rows = new List<string[]>();
        while (lines.MoveNext())
        {
            if (lines.Current.Length > 0)
                rows.Add(lines.Current.Split('\t'));
        }

        return new NlpTable(path, columns, rows);
    }

    internal bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The cell of a column that must be there.</summary>
    internal string Cell(string[] row, string column) => _columns.TryGetValue(column, out var at)
        ? at < row.Length ? row[at] : ""
        : throw new CommandFailed($"{_path} has no column '{column}'.");

    /// <summary>The same, empty when there is no such column.</summary>
    internal string CellOrEmpty(string[] row, string column) => _columns.TryGetValue(column, out var at) && at < row.Length ? row[at] : "";
}
