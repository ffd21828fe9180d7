using System.Text;

namespace Switchboard.GraphQL.Language;

/// <summary>Specification 2.9.4: text between three quotes, written indented and meant without the indentation.</summary>
internal static class BlockStrings
{
    internal static string Dedent(string raw)
    {
        var lines = raw.Split('\n');
        var common = int.MaxValue;
        var (first, last) = (-1, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = IndentOf(lines[i]);
            if (indent == lines[i].Length)
                continue;
            first = first < 0 ? i : first;
            last = i;
            if (i > 0)
                common = Math.Min(common, indent);
        }

        if (first < 0)
            return "";
        for (var i = 1; i < lines.Length; i++)
            lines[i] = lines[i].Length < common ? "" : lines[i][(common == int.MaxValue ? 0 : common)..];
        return string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>Whether a block keeps the text as it is: what a block loses are blank lines at its ends, common indentation and control characters.</summary>
    internal static bool Suits(string value)
    {
        if (value.Length == 0)
            return true;
        if (value.Any(c => c is '\r' or (< ' ' and not ('\t' or '\n'))))
            return false;
        var lines = value.Split('\n');
        var blank = lines.Select(l => l.All(c => c is ' ' or '\t')).ToList();
        if (blank[0] && lines.Length > 1 || blank[^1])
            return false;
        return lines.Length == 1 || lines.Where((_, i) => !blank[i]).Any(l => l[0] is not (' ' or '\t'));
    }

    /// <summary>Between three quotes, on one line where that means the same.</summary>
    internal static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n', StringSplitOptions.None);
        var single = lines.Length == 1;
        var forceLeading = lines.Length > 1 && lines[1..].All(l => l.Length == 0 || l[0] is ' ' or '\t');
        var trailingTriple = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var trailingQuote = value.EndsWith('"') && !trailingTriple;
        var trailingSlash = value.EndsWith('\\');
        var forceTrailing = trailingQuote || trailingSlash;
        var multiple = !single || value.Length > 70 || forceTrailing || forceLeading || trailingTriple;
        var printed = new StringBuilder("\"\"\"");
        var skipLeading = single && value.Length > 0 && value[0] is ' ' or '\t';
        if ((multiple && !skipLeading) || forceLeading)
            printed.Append('\n');
        printed.Append(escaped);
        if (multiple || forceTrailing)
            printed.Append('\n');
        return printed.Append("\"\"\"").ToString();
    }

    private static int IndentOf(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
            i++;
        return i;
    }
}
