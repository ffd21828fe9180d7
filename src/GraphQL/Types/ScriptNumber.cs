using System.Globalization;

namespace Switchboard.GraphQL.Types;

/// <summary>Numbers as ECMAScript reads and prints them (ECMA-262, 7.1.4.1 and 6.1.6.1.20): JSON comes from there, and so does the reference implementation.</summary>
internal static class ScriptNumber
{
    internal static string Print(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        if (value == 0)
            return "0";
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var magnitude = Math.Abs(value);
        if (magnitude is >= 1e21 or < 1e-6)
        {
            var (digits, exponent) = Split(shortest);
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return $"{(value < 0 ? "-" : "")}{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";
        }

        return shortest.Contains('E', StringComparison.Ordinal) ? Plain(value, shortest) : shortest;
    }

    /// <summary>What <c>Number(text)</c> gives; NaN for anything that is no number.</summary>
    internal static double Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return 0;
        if (trimmed is "Infinity" or "+Infinity")
            return double.PositiveInfinity;
        if (trimmed == "-Infinity")
            return double.NegativeInfinity;
        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(trimmed, Decimal, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    /// <summary>Significant digits without zeros at their end, and the power of ten of the first.</summary>
    private static (string Digits, int Exponent) Split(string shortest)
    {
        var plain = shortest.TrimStart('-');
        var e = plain.IndexOf('E', StringComparison.Ordinal);
        var power = e < 0 ? 0 : int.Parse(plain[(e + 1)..], CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? plain : plain[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = (whole + (point < 0 ? "" : mantissa[(point + 1)..])).TrimStart('0');
        var leading = whole.TrimStart('0').Length > 0 ? whole.TrimStart('0').Length - 1 : -(mantissa[(point + 1)..].Length - mantissa[(point + 1)..].TrimStart('0').Length) - 1;
        return (digits.TrimEnd('0') is { Length: > 0 } d ? d : "0", leading + power);
    }

    private static string Plain(double value, string shortest)
    {
        var (digits, exponent) = Split(shortest);
        var sign = value < 0 ? "-" : "";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? $"{sign}{digits.PadRight(exponent + 1, '0')}"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }
}
