using System.Text;

namespace Switchboard.Desk.Intents;

/// <summary>A table of examples as people keep them: one a line, the intent and then the text, by tabs or as CSV with quotation marks; a heading is skipped.</summary>
internal static class ExampleTable
{
    /// <summary>The rows, or the number of the first line that is none.</summary>
    internal static (IReadOnlyList<(string Intent, string Text)> Rows, int? Wrong) Read(string content)
    {
        var rows = new List<(string, string)>();
        var separator = content.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        foreach (var (line, cells) in Lines(content, separator))
        {
            if (cells is [""])
                continue;
            if (cells.Count < 2 || string.IsNullOrWhiteSpace(cells[0]) || string.IsNullOrWhiteSpace(cells[1]) || cells[0].Trim().Length > 80)
                return ([], line);
            if (line == 1 && cells[0].Trim().Equals("intent", StringComparison.OrdinalIgnoreCase))
                continue;
            rows.Add((cells[0].Trim(), cells[1]));
        }

        return (rows, null);
    }

    private static IEnumerable<(int Line, List<string> Cells)> Lines(string content, char separator)
    {
        var (line, start, cells, cell, quoted) = (1, 1, new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (c == '\n')
                line++;
            if (quoted && c == '"' && i + 1 < content.Length && content[i + 1] == '"')
                cell.Append(content[i++]);
            else if (c == '"' && separator == ',' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && c == separator)
                Close(cells, cell);
            else if (!quoted && c == '\n')
            {
                Close(cells, cell);
                yield return (start, cells);
                (cells, start) = ([], line);
            }
            else if (c is not ('\r' or '\uFEFF'))
                cell.Append(c);
        }

        Close(cells, cell);
        yield return (start, cells);
    }

    private static void Close(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }
}
