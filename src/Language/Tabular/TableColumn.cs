using System.Globalization;

namespace Switchboard.Language.Tabular;

/// <summary>How a column of a table becomes numbers: a number against its mean and spread, or one place for each value that was learned.</summary>
internal sealed record TableColumn(string Name, bool IsNumber, double Mean, double Deviation, string[] Values)
{
    /// <summary>More different texts than this do not describe a customer, they name one.</summary>
    private const int MostValues = 200;

    internal int Width => IsNumber ? 1 : Values.Length;

    /// <summary>Null when the column says nothing that could be learned.</summary>
    internal static TableColumn? Learn(string name, IReadOnlyList<string> cells)
    {
        var filled = cells.Where(c => !string.IsNullOrWhiteSpace(c)).ToList();
        if (filled.Count > 0 && filled.TrueForAll(c => TryNumber(c, out _)))
        {
            var numbers = cells.Select(NumberOrZero).ToList();
            var mean = numbers.Average();
            var deviation = Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)));
            return deviation < 1e-12 ? null : new TableColumn(name, true, mean, deviation, []);
        }

        string[] values = [.. cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return values.Length < 2 || values.Length > Math.Min(MostValues, cells.Count / 2) ? null : new TableColumn(name, false, 0, 1, values);
    }

    /// <summary>Fills the column's places for one cell; a value that was never learned leaves them all empty.</summary>
    internal void Encode(string cell, Span<double> places)
    {
        if (IsNumber)
        {
            places[0] = (NumberOrZero(cell) - Mean) / Deviation;
            return;
        }

        places.Clear();
        if (Array.BinarySearch(Values, cell, StringComparer.Ordinal) is var at and >= 0)
            places[at] = 1;
    }

    private static double NumberOrZero(string cell) => TryNumber(cell, out var number) ? number : 0;

    private static bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
