using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Switchboard.Host.Observability;

/// <summary>One instrument's numbers by its labels.</summary>
internal sealed class MetricSeries(Instrument instrument, MetricKind kind)
{
    // Labels come from code and routes, but a mistake there must not eat the memory.
    private const int MostLabels = 500;
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);

    internal string Name { get; } = NameOf(instrument, kind);

    internal void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (_gate)
        {
            if (!_cells.TryGetValue(labels, out var cell))
            {
                if (_cells.Count >= MostLabels)
                    return;
                _cells[labels] = cell = new Cell();
            }

            cell.Count++;
            cell.Sum = kind == MetricKind.Observed ? value : cell.Sum + value;
            if (kind == MetricKind.Histogram)
                cell.Buckets[Array.FindIndex(Bounds, b => value <= b) is >= 0 and var at ? at : Bounds.Length]++;
        }
    }

    internal void Write(StringBuilder text)
    {
        var type = kind == MetricKind.Histogram ? "histogram" : Name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {Name} {type}\n");
        lock (_gate)
        {
            foreach (var (labels, cell) in _cells)
            {
                if (kind == MetricKind.Histogram)
                    WriteBuckets(text, labels, cell);
                else
                    text.Append(CultureInfo.InvariantCulture, $"{Name}{Braced(labels)} {cell.Sum:R}\n");
            }
        }
    }

    private void WriteBuckets(StringBuilder text, string labels, Cell cell)
    {
        var before = labels.Length == 0 ? "" : labels + ",";
        long below = 0;
        for (var i = 0; i < Bounds.Length; i++)
        {
            below += cell.Buckets[i];
            text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{{{before}le=\"{Bounds[i]}\"}} {below}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{{{before}le=\"+Inf\"}} {cell.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{Braced(labels)} {cell.Sum:R}\n{Name}_count{Braced(labels)} {cell.Count}\n");
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : "{" + labels + "}";

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var parts = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            parts.Add($"{Plain(name)}=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        }

        parts.Sort(StringComparer.Ordinal);
        return string.Join(',', parts);
    }

    private static string NameOf(Instrument instrument, MetricKind kind)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Plain(instrument.Name);
        var counts = kind == MetricKind.Sum && instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal);
        var observedCounts = kind == MetricKind.Observed && instrument.GetType().Name.StartsWith("ObservableCounter", StringComparison.Ordinal);
        return name + (name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit) + (counts || observedCounts ? "_total" : "");
    }

    private static string Plain(string name) => string.Create(name.Length, name, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
    });

    private sealed class Cell
    {
        public long Count { get; set; }

        public double Sum { get; set; }

        public long[] Buckets { get; } = new long[Bounds.Length + 1];
    }
}

internal enum MetricKind
{
    /// <summary>Adds up what is reported.</summary>
    Sum,

    /// <summary>Asked for at each reading; the last answer counts.</summary>
    Observed,

    Histogram,
}
