using System.Globalization;
using Switchboard.Language.Measures;
using Switchboard.Language.Tabular;
using Switchboard.Language.Training;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>Models of tables: who is likely to leave, and why.</summary>
internal static class NlpChurn
{
    private const string Label = "label";
    private const string Customer = "customerID";
    private const int ReasonsShown = 3;

    internal static int Run(NlpWish wish, CancellationToken ct)
    {
        var model = wish.Learns ? Train(wish, ct) : TableModel.Open(wish.Model!);
        if (wish.Test is null)
            return 0;
        var table = NlpTable.Read(wish.Test);
        var started = TimeProvider.System.GetTimestamp();
        var scores = table.Rows.Select(r => model.Predict(c => table.CellOrEmpty(r, c))).ToList();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (wish.Output is not null)
            Write(wish, model, table, scores);
        if (wish.Verb != "predict")
            Measure(wish, model, table, scores, scores.Count / seconds);
        return 0;
    }

    private static TableModel Train(NlpWish wish, CancellationToken ct)
    {
        var bar = new ProgressBar();
        var table = NlpTable.Read(wish.Train!);
        var model = TableTrainer.Train(
            RowsOf(table), [.. table.Columns.Where(c => c != Label)], wish.Dev is null ? null : RowsOf(NlpTable.Read(wish.Dev)), new TrainingOptions { Seed = wish.Seed, Progress = bar }, ct);
        ProgressBar.End();
        if (wish.Model is not null)
            model.Save(wish.Model);
        if (wish is { Verb: "train", Json: false })
            NlpReport.Line($"Learned from {model.Card.Examples} rows, chosen on {model.Card.Held}: AUC {model.Card.Auc:0.0000}, accuracy {model.Card.Accuracy:P2}. The model has {model.Size} bytes.");
        return model;
    }

    private static List<TableRow> RowsOf(NlpTable table) => [.. table.Rows.Select(r => new TableRow(table.Cell(r, Label), c => table.CellOrEmpty(r, c)))];

    private static void Measure(NlpWish wish, TableModel model, NlpTable table, List<double> scores, double perSecond)
    {
        var evaluation = new Evaluation([model.Negative, model.Positive]);
        for (var i = 0; i < scores.Count; i++)
            evaluation.Add(table.Cell(table.Rows[i], Label) == model.Positive ? 1 : 0, scores[i] >= 0.5 ? 1 : 0, Math.Max(scores[i], 1 - scores[i]), sure: true);
        var auc = Ranking.Auc(scores, [.. table.Rows.Select(r => table.Cell(r, Label) == model.Positive)]);
        NlpReport.Print(wish, evaluation, 0.5, perSecond, model.Size, auc);
        if (wish.Json || scores.Count == 0)
            return;
        var first = table.Rows[scores.IndexOf(scores.Max())];
        Console.WriteLine($"Most likely {model.Positive}: {table.CellOrEmpty(first, Customer)}");
        foreach (var reason in model.Explain(c => table.CellOrEmpty(first, c), ReasonsShown))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Column} = {reason.Value}: {reason.Weight:+0.00;-0.00}"));
    }

    private static void Write(NlpWish wish, TableModel model, NlpTable table, List<double> scores)
    {
        using var output = new PredictionFile(wish.Output!, Customer, wish.Proba ? [model.Negative, model.Positive] : []);
        for (var i = 0; i < scores.Count; i++)
        {
            var row = table.Rows[i];
            output.Add(
                table.CellOrEmpty(row, Label), scores[i] >= 0.5 ? model.Positive : model.Negative, Math.Max(scores[i], 1 - scores[i]), table.CellOrEmpty(row, Customer),
                wish.Proba ? [1 - scores[i], scores[i]] : []);
        }
    }
}
