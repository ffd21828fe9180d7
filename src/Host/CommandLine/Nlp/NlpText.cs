using Switchboard.Language.Measures;
using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>Models of texts: intent, sentiment, quality.</summary>
internal static class NlpText
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(0.5);
    private static readonly string[] ContextColumns = ["prev_agent", "context"];

    internal static int Run(NlpWish wish, CancellationToken ct)
    {
        using var model = wish.Learns ? Train(wish, ct) : TextModel.Open(wish.Model!);
        if (wish.Test is null)
            return 0;
        var test = Read(wish.Test, wish.Columns, labelled: wish.Verb != "predict");
        WarmUp(model, test, ct);
        var started = TimeProvider.System.GetTimestamp();
        var (predictions, probabilities) = (new Prediction[test.Count], new float[wish.Proba ? test.Count : 0][]);
        for (var i = 0; i < test.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var row = wish.Proba ? probabilities[i] = new float[model.Labels.Count] : [];
            predictions[i] = model.Predict(test[i].Text, test[i].Context, row);
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (wish.Output is not null)
            Write(wish, model, test, predictions, probabilities);
        if (wish.Verb != "predict")
            NlpReport.Print(wish, Evaluate(model, test, predictions), model.Threshold, test.Count / seconds, model.Size);
        return 0;
    }

    /// <summary>Code is compiled for speed once it has run for a while: without this the compiler would be what is measured.</summary>
    private static void WarmUp(TextModel model, List<Example> texts, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var i = 0; texts.Count > 0 && TimeProvider.System.GetElapsedTime(began) < Warm; i++)
        {
            ct.ThrowIfCancellationRequested();
            var example = texts[i % texts.Count];
            model.Predict(example.Text, example.Context);
        }
    }

    private static TextModel Train(NlpWish wish, CancellationToken ct)
    {
        var bar = new ProgressBar();
        var result = TextTrainer.Train(
            Read(wish.Train!, wish.Columns, labelled: true), wish.Dev is null ? null : Read(wish.Dev, wish.Columns, labelled: true),
            new TrainingOptions { Seed = wish.Seed, Progress = bar, Small = wish.Small, LearningCurve = wish.Verb == "train" }, ct);
        ProgressBar.End();
        if (wish.Model is not null)
            result.Model.Save(wish.Model);
        if (wish.Verb == "train")
            NlpReport.Print(wish, result);
        return result.Model;
    }

    private static List<Example> Read(string path, NlpColumns columns, bool labelled)
    {
        var table = NlpTable.Read(path);
        var context = columns.Context ?? Array.Find(ContextColumns, table.Has);
        return
        [
            .. from row in table.Rows
               let label = labelled ? table.Cell(row, columns.Label) : table.CellOrEmpty(row, columns.Label)
               where label != columns.Without
               select new Example(label, table.Cell(row, columns.Text), context is null ? null : table.Cell(row, context)),
        ];
    }

    /// <summary>A label that the model never met is a class too, in which it is always wrong.</summary>
    private static Evaluation Evaluate(TextModel model, List<Example> test, Prediction[] predictions)
    {
        string[] labels = [.. model.Labels, .. test.Select(e => e.Label).Except(model.Labels, StringComparer.Ordinal)];
        var places = labels.Select((l, i) => (l, i)).ToDictionary(l => l.l, l => l.i, StringComparer.Ordinal);
        var evaluation = new Evaluation(labels);
        for (var i = 0; i < test.Count; i++)
            evaluation.Add(places[test[i].Label], places[predictions[i].Label], predictions[i].Confidence, predictions[i].IsSure);
        return evaluation;
    }

    private static void Write(NlpWish wish, TextModel model, List<Example> test, Prediction[] predictions, float[][] probabilities)
    {
        using var output = new PredictionFile(wish.Output!, "text", wish.Proba ? model.Labels : []);
        for (var i = 0; i < test.Count; i++)
            output.Add(test[i].Label, predictions[i].Label, predictions[i].Confidence, test[i].Text, wish.Proba ? [.. probabilities[i].Select(p => (double)p)] : []);
    }
}
