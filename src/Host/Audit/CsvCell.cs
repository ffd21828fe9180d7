namespace Switchboard.Host.Audit;

/// <summary>A value as a cell that no spreadsheet takes for a formula.</summary>
internal static class CsvCell
{
    /// <summary>What spreadsheets read as the beginning of a formula, in full width too, and what they skip before it.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    internal static string Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var begins = value.TrimStart(' ', '\u3000', '\u00A0');
        var plain = (begins.Length > 0 && Formula.Contains(begins[0], StringComparison.Ordinal)) || Formula.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
