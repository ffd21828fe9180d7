namespace Switchboard.Language.Measures;

/// <summary>How right predictions were.</summary>
public sealed class Evaluation
{
    private const int Bins = 15;
    private readonly List<(int Actual, int Predicted, double Confidence, bool Sure)> _rows = [];
    private readonly int[,] _confusion;

    /// <summary>Of predictions among these classes.</summary>
    public Evaluation(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Labels = labels;
        _confusion = new int[labels.Count, labels.Count];
    }

    /// <summary>The classes.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How many predictions were added.</summary>
    public int Count => _rows.Count;

    /// <summary>Share of right predictions.</summary>
    public double Accuracy => Count == 0 ? 0 : (double)_rows.Count(r => r.Actual == r.Predicted) / Count;

    /// <summary>Mean F1 of the classes that occur.</summary>
    public double MacroF1 => Classes().Where(c => c.Support > 0).Select(c => c.F1).DefaultIfEmpty().Average();

    /// <summary>Expected calibration error over fifteen equal bins of confidence.</summary>
    public double CalibrationError => Count == 0 ? 0 : _rows.GroupBy(r => Math.Min((int)(r.Confidence * Bins), Bins - 1))
        .Sum(bin => Math.Abs(bin.Average(r => r.Actual == r.Predicted ? 1.0 : 0.0) - bin.Average(r => r.Confidence)) * bin.Count() / Count);

    /// <summary>Share of predictions that the model stood by.</summary>
    public double Coverage => Count == 0 ? 0 : (double)_rows.Count(r => r.Sure) / Count;

    /// <summary>Share of those that were right.</summary>
    public double SureAccuracy => Share(_rows.Count(r => r.Sure && r.Actual == r.Predicted), _rows.Count(r => r.Sure));

    /// <summary>Adds one prediction; classes are places in <see cref="Labels"/>.</summary>
    public void Add(int actual, int predicted, double confidence, bool sure)
    {
        _rows.Add((actual, predicted, confidence, sure));
        _confusion[actual, predicted]++;
    }

    /// <summary>How often the first class was taken for the second.</summary>
    public int Confused(int actual, int predicted) => _confusion[actual, predicted];

    /// <summary>Each class by itself.</summary>
    public IEnumerable<ClassEvaluation> Classes()
    {
        for (var c = 0; c < Labels.Count; c++)
        {
            var (support, predicted) = (0, 0);
            for (var other = 0; other < Labels.Count; other++)
            {
                support += _confusion[c, other];
                predicted += _confusion[other, c];
            }

            var right = _confusion[c, c];
            yield return new ClassEvaluation(Labels[c], support, Share(right, predicted), Share(right, support), Share(2 * right, predicted + support));
        }
    }

    /// <summary>Accuracy on the share of predictions that were surest; ties in the order of adding.</summary>
    public double AccuracyAt(double coverage)
    {
        var surest = _rows.OrderByDescending(r => r.Confidence).Take((int)Math.Round(coverage * Count)).ToList();
        return surest.Count == 0 ? 0 : (double)surest.Count(r => r.Actual == r.Predicted) / surest.Count;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>One class by itself.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Support">How often it occurred.</param>
/// <param name="Precision">Share of its predictions that were right.</param>
/// <param name="Recall">Share of its occurrences that were found.</param>
/// <param name="F1">The harmonic mean of both.</param>
public sealed record ClassEvaluation(string Label, int Support, double Precision, double Recall, double F1);
