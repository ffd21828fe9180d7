namespace Switchboard.Language.Text;

/// <summary>The words of a normalised text that are written with letters, one after the other.</summary>
internal ref struct WordRuns(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly WordRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = 0;
        while (start < _rest.Length && CharacterKinds.Of(_rest[start]) != CharacterKind.Letter)
            start++;
        var end = start;
        while (end < _rest.Length && CharacterKinds.Of(_rest[end]) == CharacterKind.Letter)
            end++;
        Current = _rest[start..end];
        _rest = _rest[end..];
        return end > start;
    }
}
