namespace Switchboard.Search.Analysis;

/// <summary>What a term is made of.</summary>
internal enum TermKind
{
    /// <summary>A Latin word or a number, stemmed.</summary>
    Word,

    /// <summary>One Chinese character.</summary>
    Character,

    /// <summary>Two Chinese characters that stand together.</summary>
    Pair,
}

/// <summary>How much of a term is what holds a question together.</summary>
internal enum TermRole
{
    Content,
    HalfFunction,
    Question,
    Function,
}

/// <summary>
/// Cuts folded text into index terms, one after the other and without a string for each: Latin words and numbers lightly stemmed,
/// Chinese as pairs and single characters. Pairs carry the meaning; single characters catch near misses (退货, 退款).
/// </summary>
internal ref struct TermReader(ReadOnlySpan<char> folded, Span<char> buffer)
{
    /// <summary>Longer runs are cut: no word of a language is.</summary>
    internal const int Longest = 64;

    private readonly ReadOnlySpan<char> _text = folded;
    private readonly Span<char> _buffer = buffer;
    private int _at;
    private bool _pairIsNext;

    public ReadOnlySpan<char> Term { get; private set; }

    public TermKind Kind { get; private set; }

    public TermRole Role { get; private set; }

    public bool MoveNext()
    {
        if (_pairIsNext)
            return TakePair();
        while (_at < _text.Length)
        {
            if (TextFolding.IsHan(_text[_at]))
                return TakeCharacter();
            if (char.IsLetterOrDigit(_text[_at]))
                return TakeWord();
            _at++;
        }

        return false;
    }

    private bool TakeCharacter()
    {
        Term = _text.Slice(_at, 1);
        Kind = TermKind.Character;
        Role = FunctionWords.Contains(_text[_at]) ? TermRole.Function : TermRole.Content;
        _pairIsNext = _at + 1 < _text.Length && TextFolding.IsHan(_text[_at + 1]);
        if (!_pairIsNext)
            _at++;
        return true;
    }

    private bool TakePair()
    {
        var (first, second) = (FunctionWords.Contains(_text[_at]), FunctionWords.Contains(_text[_at + 1]));
        Term = _text.Slice(_at, 2);
        Kind = TermKind.Pair;
        Role = FunctionWords.AsksInChinese(Term) ? TermRole.Question
            : (first && second) || FunctionWords.IsPair(Term) ? TermRole.Function
            : first || second ? TermRole.HalfFunction
            : TermRole.Content;
        _pairIsNext = false;
        _at++;
        return true;
    }

    private bool TakeWord()
    {
        var end = _at + 1;
        while (end < _text.Length && end - _at < Longest && !TextFolding.IsHan(_text[end]) && (char.IsLetterOrDigit(_text[end]) || IsJoint(end)))
            end++;
        var word = _text[_at..end];
        Role = FunctionWords.Contains(word) ? TermRole.Function : FunctionWords.Asks(word) ? TermRole.Question : TermRole.Content;
        Term = EnglishStem.Write(word, _buffer);
        Kind = TermKind.Word;
        _at = end;
        return true;
    }

    /// <summary>An apostrophe inside a word, a dot inside a number.</summary>
    private readonly bool IsJoint(int at) =>
        _text[at] is '\'' or '’' or '.' && at + 1 < _text.Length && char.IsLetterOrDigit(_text[at + 1]) && !TextFolding.IsHan(_text[at + 1])
        && (_text[at] != '.' || (char.IsDigit(_text[at - 1]) && char.IsDigit(_text[at + 1])));
}
