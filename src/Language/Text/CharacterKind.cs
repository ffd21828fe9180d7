namespace Switchboard.Language.Text;

/// <summary>What a character of a normalised text is good for.</summary>
internal enum CharacterKind : byte
{
    Space,
    Mark,
    Letter,
    Digit,

    /// <summary>Written without spaces between words: Han, kana, Hangul.</summary>
    Ideograph,

    /// <summary>Half of a pair, nearly always of an emoji.</summary>
    Picture,
}

internal static class CharacterKinds
{
    private static readonly CharacterKind[] Table = Build();

    internal static CharacterKind Of(char c) => Table[c];

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    private static CharacterKind[] Build()
    {
        var table = new CharacterKind[0x10000];
        for (var i = 0; i < table.Length; i++)
            table[i] = Judge((char)i);
        return table;
    }

    private static CharacterKind Judge(char c) => c switch
    {
        _ when char.IsSurrogate(c) => CharacterKind.Picture,
        >= '\u2600' and <= '\u27bf' => CharacterKind.Picture,
        (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') => CharacterKind.Ideograph,
        _ when char.IsDigit(c) => CharacterKind.Digit,
        _ when char.IsLetter(c) => CharacterKind.Letter,
        _ when char.IsWhiteSpace(c) => CharacterKind.Space,
        _ => CharacterKind.Mark,
    };
}
