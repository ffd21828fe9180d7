using System.Globalization;
using System.Text.Json.Serialization;

namespace Switchboard.Language.Tabular;

/// <summary>
/// How a column of a table becomes numbers. A text: one place for each value that was learned. A number: itself and its logarithm against their means and
/// spreads, and a place for each tenth of the rows that it lies above, so that a straight line can bend.
/// </summary>
internal sealed record TableColumn(string Name, Spread? Number, Spread? Logarithm, double[] Cuts, string[] Values)
{
    /// <summary>More different texts than this do not describe a customer, they name one.</summary>
    private const int MostValues = 200;
    private const int Tenths = 10;

    [JsonIgnore]
    internal int Width => Number is null ? Values.Length : 2 + Cuts.Length;

    /// <summary>Null when the column says nothing that could be learned.</summary>
    internal static TableColumn? Learn(string name, IReadOnlyList<string> cells)
    {
        var filled = cells.Where(c => !string.IsNullOrWhiteSpace(c)).ToList();
        if (filled.Count > 0 && filled.TrueForAll(c => TryNumber(c, out _)))
        {
            double[] numbers = [.. cells.Select(NumberOrZero).Order()];
            var cuts = Enumerable.Range(1, Tenths - 1).Select(t => numbers[(int)((long)t * numbers.Length / Tenths)]).Where(c => c < numbers[^1]).Distinct();
            return numbers[0].Equals(numbers[^1]) ? null : new TableColumn(name, Spread.Of(numbers), Spread.Of([.. numbers.Select(Logarithmic)]), [.. cuts], []);
        }

        string[] values = [.. cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return values.Length < 2 || values.Length > Math.Min(MostValues, cells.Count / 2) ? null : new TableColumn(name, null, null, [], values);
    }

    /// <summary>Fills the column's places for one cell; a value that was never learned leaves them all empty.</summary>
    internal void Encode(string cell, Span<double> places)
    {
        if (Number is not null)
        {
            EncodeNumber(NumberOrZero(cell), places);
            return;
        }

        places.Clear();
        if (Array.BinarySearch(Values, cell, StringComparer.Ordinal) is var at and >= 0)
            places[at] = 1;
    }

    private void EncodeNumber(double number, Span<double> places)
    {
        (places[0], places[1]) = (Number!.Place(number), Logarithm!.Place(Logarithmic(number)));
        for (var c = 0; c < Cuts.Length; c++)
            places[2 + c] = number > Cuts[c] ? 1 : 0;
    }

    private static double Logarithmic(double number) => Math.CopySign(Math.Log(1 + Math.Abs(number)), number);

    private static double NumberOrZero(string cell) => TryNumber(cell, out var number) ? number : 0;

    private static bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}

/// <summary>Where numbers lie and how far apart.</summary>
internal sealed record Spread(double Mean, double Deviation)
{
    internal static Spread Of(double[] numbers)
    {
        var mean = numbers.Average();
        return new Spread(mean, Math.Max(Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean))), 1e-12));
    }

    internal double Place(double number) => (number - Mean) / Deviation;
}
