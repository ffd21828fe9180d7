using System.Globalization;
using System.Text.Json;
using Switchboard.Language.Measures;
using Switchboard.Language.Training;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>Results, for people or for machines.</summary>
internal static class NlpReport
{
    private const int MostConfusions = 10;

    /// <summary>What training found on the examples it chose on.</summary>
    internal static void Print(NlpWish wish, TrainingResult result)
    {
        var card = result.Model.Card;
        if (wish.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { card, threshold = result.Model.Threshold, bytes = result.Model.Size, curve = result.Curve, confusions = Confusions(result.Held) }, JsonSerializerOptions.Web));
            return;
        }

        Line($"Learned from {card.Examples} examples of {result.Model.Labels.Count} classes, chosen on {card.Held}: {string.Join(" + ", card.Members)}.");
        PrintClasses(result.Held);
        Line($"On those: accuracy {card.Accuracy:P2}, macro-F1 {card.MacroF1:P2}, expected calibration error {card.CalibrationError:0.000}.");
        Line($"Sure of {card.Coverage:P1} (confidence from {result.Model.Threshold:0.000}), of which {card.SureAccuracy:P1} are right. The model has {result.Model.Size} bytes.");
        foreach (var (actual, predicted, times) in Confusions(result.Held))
            Line($"  {times} times {actual} was taken for {predicted}");
        foreach (var point in result.Curve)
            Line($"  with {point.Examples} examples a linear model reaches {point.Accuracy:P2}");
    }

    /// <summary>What a model is worth on examples that had no part in its making.</summary>
    internal static void Print(NlpWish wish, Evaluation evaluation, double threshold, double perSecond, long bytes, double? auc = null)
    {
        if (wish.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    evaluation.Count, evaluation.Accuracy, evaluation.MacroF1, evaluation.CalibrationError, threshold, evaluation.Coverage, evaluation.SureAccuracy,
                    accuracyAt80 = evaluation.AccuracyAt(0.8), accuracyAt95 = evaluation.AccuracyAt(0.95), auc, predictionsPerSecond = perSecond, modelBytes = bytes, classes = evaluation.Classes(),
                },
                JsonSerializerOptions.Web));
            return;
        }

        PrintClasses(evaluation);
        Line($"accuracy {evaluation.Accuracy:P2}  macro-F1 {evaluation.MacroF1:P2}  ECE {evaluation.CalibrationError:0.0000}  rows {evaluation.Count}");
        if (auc is { } area)
            Line($"AUC {area:0.0000}");
        Line($"sure (confidence from {threshold:0.000}) {evaluation.Coverage:P1}, right of those {evaluation.SureAccuracy:P1}; surest 95 %: {evaluation.AccuracyAt(0.95):P2}, surest 80 %: {evaluation.AccuracyAt(0.8):P2}");
        Line($"predictions/s {perSecond:0}  model bytes {bytes}");
    }

    internal static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void PrintClasses(Evaluation evaluation)
    {
        foreach (var one in evaluation.Classes())
            Line($"{one.Label,-40} {one.Support,6}  precision {one.Precision,7:P1}  recall {one.Recall,7:P1}  F1 {one.F1,7:P1}");
    }

    private static IEnumerable<Confusion> Confusions(Evaluation evaluation) =>
        (from actual in Enumerable.Range(0, evaluation.Labels.Count)
         from predicted in Enumerable.Range(0, evaluation.Labels.Count)
         let times = evaluation.Confused(actual, predicted)
         where actual != predicted && times > 0
         orderby times descending
         select new Confusion(evaluation.Labels[actual], evaluation.Labels[predicted], times)).Take(MostConfusions);

    private sealed record Confusion(string Actual, string Predicted, int Times);
}
