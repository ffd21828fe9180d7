namespace Switchboard.Language.Text;

/// <summary>What each UTF-16 unit becomes when it can be said without its neighbours.</summary>
internal static class Folding
{
    /// <summary>The unit says nothing and is left out.</summary>
    internal const char Dropped = '\0';

    /// <summary>Only Unicode's own rules know: combining marks, ligatures, half of a pair.</summary>
    internal const char Rare = '\uffff';

    private static readonly char[] Table = Build();

    internal static char Of(char c) => Table[c];

    private static char[] Build()
    {
        var table = new char[0x10000];
        Array.Fill(table, Rare);
        for (var c = '\0'; c < '\u0080'; c++)
            table[c] = c <= ' ' || c == '\u007f' ? ' ' : char.ToLowerInvariant(c);
        for (var c = '\u3400'; c <= '\u9fff'; c++)
            table[c] = c;
        for (var c = '\uff01'; c <= '\uff5e'; c++)
            table[c] = char.ToLowerInvariant((char)(c - 0xfee0));
        foreach (var (from, to) in TraditionalCharacters.Read())
            table[from] = to;
        Set(table, Dropped, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffd\ufffe\uffff");
        for (var c = '\ufe00'; c <= '\ufe0f'; c++)
            table[c] = Dropped;
        for (var c = '\ufdd0'; c <= '\ufdef'; c++)
            table[c] = Dropped;
        Set(table, ' ', "\u0085\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f");
        Set(table, '\'', "\u2018\u2019\u02bc");
        Set(table, '"', "\u201c\u201d");
        Set(table, '-', "\u2010\u2011\u2012\u2013\u2014\u2015\u2212");
        Set(table, '.', "\u3002\u2026\uff61");
        Set(table, ',', "\u3001\uff64");
        Set(table, '~', "\u301c");
        foreach (var kept in "《》【】「」『』〈〉•·€£¥")
            table[kept] = kept;
        return table;
    }

    private static void Set(char[] table, char to, string from)
    {
        foreach (var c in from)
            table[c] = to;
    }
}
