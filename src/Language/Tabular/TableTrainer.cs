using Switchboard.Language.Learning;
using Switchboard.Language.Measures;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tabular;

/// <summary>Trains table models.</summary>
public static class TableTrainer
{
    private const int HoldBack = 5;
    private static readonly double[] Ridges = [1, 3, 10, 30, 100];
    private static readonly double[] Shares = [0, 0.25, 0.5, 0.75, 1];
    private static readonly HashSet<string> Affirmations = new(["yes", "true", "1", "y", "churn", "churned", "left", "是", "流失"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Trains a model of the two labels from rows whose cells are found by column.</summary>
    /// <param name="rows">What to learn from.</param>
    /// <param name="columns">The columns to look at; those that name a row or never change are passed over.</param>
    /// <param name="held">What to choose on; without it a fifth of the rows is held back.</param>
    /// <param name="options">How.</param>
    /// <param name="ct">Gives up.</param>
    public static TableModel Train(
        IReadOnlyList<TableRow> rows, IReadOnlyList<string> columns, IReadOnlyList<TableRow>? held = null, TrainingOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        options ??= new TrainingOptions();
        string[] labels = [.. rows.Select(r => r.Label).Distinct(StringComparer.Ordinal)];
        if (labels.Length != 2)
            throw new ArgumentException("Rows of exactly two labels are needed.", nameof(rows));
        var positive = Array.Find(labels, Affirmations.Contains) ?? labels.MinBy(l => rows.Count(r => r.Label == l))!;
        if (held is not { Count: > 0 })
            (rows, held) = Split(rows, options.Seed);
        TableColumn[] learned = [.. columns.Select(c => TableColumn.Learn(c, [.. rows.Select(r => r.Cell(c))])).OfType<TableColumn>()];
        if (learned.Length == 0)
            throw new ArgumentException("No column says anything.", nameof(columns));
        return Fit(rows, held, learned, positive, labels.First(l => l != positive), options, ct);
    }

    internal static double[] Encode(TableColumn[] columns, Func<string, string> cell)
    {
        var (row, at) = (new double[columns.Sum(c => c.Width)], 0);
        foreach (var column in columns)
        {
            column.Encode(cell(column.Name), row.AsSpan(at, column.Width));
            at += column.Width;
        }

        return row;
    }

    private static TableModel Fit(
        IReadOnlyList<TableRow> rows, IReadOnlyList<TableRow> held, TableColumn[] columns, string positive, string negative, TrainingOptions options, CancellationToken ct)
    {
        double[][] places = [.. rows.Select(r => Encode(columns, r.Cell))];
        double[][] heldPlaces = [.. held.Select(r => Encode(columns, r.Cell))];
        bool[] isPositive = [.. rows.Select(r => r.Label == positive)];
        bool[] heldIsPositive = [.. held.Select(r => r.Label == positive)];
        options.Progress?.Report(new TrainingProgress("regression", 0));
        var weights = Ridges.Select(r => LogisticFit.Learn(places, isPositive, r)).MinBy(w => BoostedStumps.Loss([.. heldPlaces.Select(p => LogisticFit.Score(p, w))], heldIsPositive))!;
        ct.ThrowIfCancellationRequested();
        options.Progress?.Report(new TrainingProgress("stumps", 0.5));
        var (start, stumps) = BoostedStumps.LearnBags(places, isPositive, options.Seed, ct);
        double[] line = [.. heldPlaces.Select(p => LogisticFit.Score(p, weights))];
        double[] steps = [.. heldPlaces.Select(p => start + stumps.Sum(s => s.Score(p)))];
        var share = Shares.MinBy(s => BoostedStumps.Loss(Mixed(line, steps, s), heldIsPositive));
        var mixed = Mixed(line, steps, share);
        var temperature = Temperature.Best(t => BoostedStumps.Loss([.. mixed.Select(m => m * t)], heldIsPositive));
        var file = new TableModelFile
        {
            Positive = positive, Negative = negative, Columns = columns, Weights = weights, Stumps = stumps, StumpShare = share, Temperature = temperature,
            Bias = ((1 - share) * weights[^1]) + (share * start), Means = new double[columns.Length],
            Card = new TableCard(rows.Count, held.Count, (double)mixed.Where((m, i) => m > 0 == heldIsPositive[i]).Count() / held.Count, Ranking.Auc(mixed, heldIsPositive)),
        };
        options.Progress?.Report(new TrainingProgress("stumps", 1));
        return new TableModel(file with { Means = MeansOf(new TableModel(file), rows, columns.Length) });
    }

    private static double[] Mixed(double[] line, double[] steps, double share) => [.. line.Select((l, i) => ((1 - share) * l) + (share * steps[i]))];

    private static double[] MeansOf(TableModel model, IReadOnlyList<TableRow> rows, int columns)
    {
        var sums = new double[columns];
        foreach (var row in rows)
        {
            var contributions = model.Contributions(row.Cell);
            for (var c = 0; c < columns; c++)
                sums[c] += contributions[c] / rows.Count;
        }

        return sums;
    }

    private static (IReadOnlyList<TableRow> Learned, IReadOnlyList<TableRow> Held) Split(IReadOnlyList<TableRow> rows, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        new Chance(seed).Shuffle(order);
        var back = rows.Count / HoldBack;
        return ([.. order.Skip(back).Select(i => rows[i])], [.. order.Take(back).Select(i => rows[i])]);
    }
}

/// <summary>A row and the label it belongs to.</summary>
/// <param name="Label">One of two labels.</param>
/// <param name="Cell">The cell of a column, by the column's name; empty when the row has none.</param>
public sealed record TableRow(string Label, Func<string, string> Cell);
