using System.Collections.Frozen;

namespace Switchboard.Language.Text;

/// <summary>The language of one message, as far as the product reads it.</summary>
public enum WrittenLanguage
{
    /// <summary>No letters that would tell.</summary>
    Unknown,

    /// <summary>Chinese, in either script.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,

    /// <summary>Chinese and English in one message, neither just a name in the other.</summary>
    Mixed,

    /// <summary>Some other language.</summary>
    Other,
}

/// <summary>Tells Chinese, English, both in one message, and everything else.</summary>
public static class LanguageDetector
{
    /// <summary>Latin words beside Chinese are usually names of products; from so many on they are a second language.</summary>
    private const int WordsOfALanguage = 3;

    private static readonly FrozenSet<string> English = Words("""
        the a an is are was i you it my me we he she they this that to of in on for with and or not no do does did how what when where why who can could would please have has had be been will
        just so but if at as from your our there any get got want need thanks thank hello hi ok okay yes order card help
        """);

    private static readonly FrozenSet<string> Foreign = Words("""
        le la les des une est et je vous nous dans pour avec que qui pas mon ma bonjour merci der die das und ist nicht ich sie wir ein eine mit für auf wie bitte danke el los las una es y en por con para
        no que mi su hola gracias como puedo il che di per non sono ciao grazie o os um uma em não com eu obrigado meu minha de het een ik niet mijn hoe kan
        """);

    /// <summary>The language of the text. Total: no text is refused.</summary>
    public static WrittenLanguage Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = TextNormalizer.Normalize(text);
        var (han, kana, latin, other) = CountLetters(normal);
        if (han + kana + latin + other == 0)
            return WrittenLanguage.Unknown;
        if (kana * 5 > han || other > han + latin)
            return kana + other > 0 ? WrittenLanguage.Other : OfWords(normal);
        if (han == 0)
            return OfWords(normal);
        return latin > han * 4 && CountWords(normal) >= WordsOfALanguage && OfWords(normal) == WrittenLanguage.English ? WrittenLanguage.Mixed
            : latin > han && CountWords(normal) >= WordsOfALanguage && Votes(normal, English) > 0 ? WrittenLanguage.Mixed
            : WrittenLanguage.Chinese;
    }

    private static WrittenLanguage OfWords(string text)
    {
        var (english, foreign) = (Votes(text, English), Votes(text, Foreign));
        var accents = text.Count(c => c > '\u007f' && char.IsLetter(c));
        return foreign > english || (english == 0 && accents > 0) ? WrittenLanguage.Other : WrittenLanguage.English;
    }

    private static (int Han, int Kana, int Latin, int Other) CountLetters(string text)
    {
        var (han, kana, latin, other) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            if (CharacterKinds.IsHan(c))
                han++;
            else if (CharacterKinds.Of(c) == CharacterKind.Ideograph)
                kana++;
            else if (c < '\u0250' && char.IsLetter(c))
                latin++;
            else if (char.IsLetter(c))
                other++;
        }

        return (han, kana, latin, other);
    }

    private static int Votes(string text, FrozenSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var votes = 0;
        foreach (var word in new WordRuns(text))
            votes += lookup.Contains(word) ? 1 : 0;
        return votes;
    }

    private static int CountWords(string text)
    {
        var words = 0;
        foreach (var _ in new WordRuns(text))
            words++;
        return words;
    }

    private static FrozenSet<string> Words(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
