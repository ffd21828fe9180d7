using System.Text.RegularExpressions;
using Switchboard.Language.Text;

namespace Switchboard.Language.Privacy;

/// <summary>
/// Finds personal data by its form and its check digits, in Chinese and English texts, also written in full width or with spaces and hyphens between.
/// Names are not found: they have no form.
/// </summary>
public static partial class PersonalDataFinder
{
    private const int RegexMilliseconds = 1000;

    /// <summary>So much of a text is searched at once, so that no text is too long for a pattern's time.</summary>
    private const int Piece = 20_000;
    private const int Overlap = 200;
    private const int LongestPlace = 24;

    /// <summary>All of it, in the order of the text, without overlaps: what is surer and longer wins.</summary>
    public static IReadOnlyList<PersonalData> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = Narrow(text);
        var found = new List<PersonalData>();
        for (var start = 0; start < narrow.Length; start += Piece)
            Find(narrow.Substring(start, Math.Min(Piece + Overlap, narrow.Length - start)), start, found);
        var (free, taken) = (new List<PersonalData>(), new bool[text.Length]);
        foreach (var one in found.OrderBy(Rank).ThenByDescending(f => f.Length).ThenBy(f => f.Start))
        {
            var place = taken.AsSpan(one.Start, one.Length);
            if (place.Contains(true))
                continue;
            place.Fill(true);
            free.Add(one);
        }

        return [.. free.OrderBy(f => f.Start)];
    }

    /// <summary>The text with personal data hidden: letters and digits become <c>*</c>, all but the last digits people recognise their own by.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Find(text);
        if (found.Count == 0)
            return text;
        return string.Create(text.Length, (text, found), static (masked, given) =>
        {
            given.text.CopyTo(masked);
            foreach (var one in given.found)
                Hide(masked.Slice(one.Start, one.Length), one.Kind);
        });
    }

    private static void Hide(Span<char> part, PersonalDataKind kind)
    {
        var left = kind is PersonalDataKind.Phone or PersonalDataKind.BankCard or PersonalDataKind.IdentityCard ? part.Length - 4 : part.Length;
        for (var i = 0; i < left; i++)
        {
            if (part[i] is not (' ' or '-' or '@' or '.'))
                part[i] = '*';
        }
    }

    private static void Find(string text, int offset, List<PersonalData> found)
    {
        foreach (Match match in Email().Matches(text))
            Add(PersonalDataKind.Email, match);
        foreach (Match match in Card().Matches(text))
        {
            if (CheckDigits.IsIdentityCard(match.ValueSpan))
                Add(PersonalDataKind.IdentityCard, match);
        }

        foreach (Match match in LongNumber().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (digits[0] != '0' && CheckDigits.IsLuhn(digits))
                Add(PersonalDataKind.BankCard, match);
        }

        foreach (Match match in Phone().Matches(text))
            Add(PersonalDataKind.Phone, match);
        foreach (Match match in ChineseAddress().Matches(text))
            AddAt(PersonalDataKind.Address, StartOfAddress(text, match.Index), match.Index + match.Length);
        foreach (Match match in EnglishAddress().Matches(text))
            Add(PersonalDataKind.Address, match);

        void Add(PersonalDataKind kind, Match match) => AddAt(kind, match.Index, match.Index + match.Length);

        void AddAt(PersonalDataKind kind, int start, int end) => found.Add(new PersonalData(kind, offset + start, end - start));
    }

    /// <summary>Province, city and the street's name stand before its kind, without a mark between.</summary>
    private static int StartOfAddress(string text, int street)
    {
        var start = street;
        while (start > 0 && street - start < LongestPlace && (CharacterKinds.IsHan(text[start - 1]) || char.IsAsciiDigit(text[start - 1])))
            start--;
        return start;
    }

    /// <summary>What a check digit vouches for comes before what only looks so.</summary>
    private static int Rank(PersonalData found) => found.Kind switch
    {
        PersonalDataKind.Email => 0,
        PersonalDataKind.IdentityCard => 1,
        PersonalDataKind.BankCard => 2,
        PersonalDataKind.Address => 4,
        _ => 3,
    };

    /// <summary>Full width to half width, place for place, so that what is found lies where it lay.</summary>
    private static string Narrow(string text) => string.Create(text.Length, text, static (narrow, text) =>
    {
        for (var i = 0; i < narrow.Length; i++)
            narrow[i] = text[i] is >= '\uff01' and <= '\uff5e' ? (char)(text[i] - 0xfee0) : text[i] == '\u3000' ? ' ' : text[i];
    });

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![0-9A-Za-z+])[0-9](?:[ -]?[0-9]){13,18}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex LongNumber();

    [GeneratedRegex("""
        (?<![0-9A-Za-z])(?:
          (?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}
        | 0[0-9]{2,3}-[0-9]{7,8}
        | \+[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{2,4}\)?){2,4}
        | \(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}
        )(?![0-9A-Za-z])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, RegexMilliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex("""
        (?:路|街|道|巷|弄|胡同|村|小区|花园|大厦)[\u4e00-\u9fffA-Za-z]{0,6}?[0-9一二三四五六七八九十]{1,6}(?:号|弄|栋|幢|楼|座|室)
        (?:[0-9A-Za-z一二三四五六七八九十]{1,6}(?:号楼|号|栋|幢|楼|单元|层|室)){0,6}
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, RegexMilliseconds)]
    private static partial Regex ChineseAddress();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{1,6}[A-Za-z]?(?: [A-Z][A-Za-z'.-]{0,20}){1,4} (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Way|Close)\b\.?(?:,? (?:Apt|Flat|Unit|Suite|Apartment)\.? ?#?[0-9A-Za-z]{1,6})?", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex EnglishAddress();
}
