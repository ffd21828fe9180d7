namespace Switchboard.Language.Privacy;

/// <summary>Whether a number can be what it looks like.</summary>
public static class CheckDigits
{
    private static readonly int[] CardWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Luhn's check digit, which bank cards end with.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            var digit = digits[i] - '0';
            var doubled = (digits.Length - i) % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return digits.Length > 1 && sum % 10 == 0;
    }

    /// <summary>A Chinese identity card of 18 places: a possible birthday and the check digit of GB 11643.</summary>
    public static bool IsIdentityCard(ReadOnlySpan<char> number)
    {
        if (number.Length != 18 || !DateOnly.TryParseExact(number.Slice(6, 8), "yyyyMMdd", out var birthday) || birthday.Year is < 1880 or > 2100)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (!char.IsAsciiDigit(number[i]))
                return false;
            sum += (number[i] - '0') * CardWeights[i];
        }

        return "10X98765432"[sum % 11] == char.ToUpperInvariant(number[17]);
    }
}
