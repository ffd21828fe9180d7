using System.Globalization;
using System.Text;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>Predictions as TSV, one line a row, in the order of the rows.</summary>
internal sealed class PredictionFile : IDisposable
{
    private readonly StreamWriter _lines;

    internal PredictionFile(string path, string subject, IReadOnlyList<string> labels)
    {
        _lines = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _lines.WriteLine(string.Join('\t', (string[])["label", "predicted", "confidence", subject, .. labels.Select(l => "p_" + l)]));
    }

    internal void Add(string label, string predicted, double confidence, string subject, IReadOnlyList<double> probabilities) =>
        _lines.WriteLine(string.Join('\t', (string[])[label, predicted, Number(confidence), subject, .. probabilities.Select(Number)]));

    public void Dispose() => _lines.Dispose();

    private static string Number(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
