namespace Switchboard.Host.CommandLine;

/// <summary>A table as text: a header line, then rows, columns separated by tabs and found by their names.</summary>
internal sealed class TsvFile
{
    private readonly string _name;
    private readonly string[] _header;

    private TsvFile(string name, string[] header, List<string[]> rows) => (_name, _header, Rows) = (name, header, rows);

    internal List<string[]> Rows { get; }

    internal static async Task<TsvFile> ReadAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            throw new CommandFailed($"There is no file '{file}'.", 2);
        var lines = await File.ReadAllLinesAsync(file, ct);
        if (lines.Length == 0)
            throw new CommandFailed($"'{file}' is empty; its first line names the columns.", 2);
        var header = lines[0].Split('\t');
        var rows = new List<string[]>(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            var row = lines[i].Split('\t');
            if (lines[i].Length == 0)
                continue;
            if (row.Length < header.Length)
                throw new CommandFailed($"Line {i + 1} of '{file}' has {row.Length} columns; its header names {header.Length}.", 2);
            rows.Add(row);
        }

        return new TsvFile(file, header, rows);
    }

    internal bool Has(string column) => Array.IndexOf(_header, column) >= 0;

    /// <summary>Where the first of these columns is that the file has.</summary>
    internal int Column(params string[] names)
    {
        foreach (var name in names)
        {
            if (Array.IndexOf(_header, name) is >= 0 and var at)
                return at;
        }

        throw new CommandFailed($"'{_name}' has no column {string.Join(" or ", names)}.", 2);
    }

    internal IEnumerable<(string First, string Second)> Pairs(string first, string second)
    {
        var (one, other) = (Column(first), Column(second));
        return Rows.Select(r => (r[one], r[other]));
    }
}
