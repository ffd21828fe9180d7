namespace Switchboard.GraphQL.Language;

/// <summary>Line and column, both from 1; columns count UTF-16 units as the reference implementation and editors do.</summary>
internal readonly record struct Location(int Line, int Column);

/// <summary>A document's text, kept to say where something stands. Lines are found once: a document may have thousands of places to name, and one line of a megabyte.</summary>
internal sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    private const int Block = 1024;
    private Index? _index;

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <param name="position">In bytes from the start of the text.</param>
    public Location LocationOf(int position)
    {
        // Two that ask at once both look; either answer is the same.
        var index = _index ??= Look();
        var found = Array.BinarySearch(index.Lines, position);
        var line = found < 0 ? ~found - 1 : found;
        return new Location(line + 1, UnitsBefore(position, index) - UnitsBefore(index.Lines[line], index) + 1);
    }

    /// <summary>UTF-16 units: one for each character, two for those beyond the basic plane.</summary>
    private static int Units(ReadOnlySpan<byte> utf8)
    {
        var units = 0;
        foreach (var b in utf8)
            units += ((b & 0xC0) != 0x80 ? 1 : 0) + (b >= 0xF0 ? 1 : 0);
        return units;
    }

    private Index Look()
    {
        var text = Utf8.Span;
        var units = new int[(text.Length / Block) + 1];
        for (var block = 1; block < units.Length; block++)
            units[block] = units[block - 1] + Units(text.Slice((block - 1) * Block, Block));
        var lines = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                lines.Add(i + 1);
        }

        return new Index([.. lines], units);
    }

    private int UnitsBefore(int position, Index index) => index.UnitsBeforeBlock[position / Block] + Units(Utf8.Span[(position / Block * Block)..position]);

    /// <param name="Lines">Where each begins.</param>
    /// <param name="UnitsBeforeBlock">How many units stand before each block of bytes.</param>
    private sealed record Index(int[] Lines, int[] UnitsBeforeBlock);
}
