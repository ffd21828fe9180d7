using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Lines and columns of one text, prepared once: a document may have thousands of places to name, and one line of a megabyte.</summary>
internal sealed class Positions(SourceText source)
{
    private const int Block = 1024;
    private int[]? _lines;
    private int[] _unitsBeforeBlock = [];

    internal Location Of(int position)
    {
        _lines ??= Prepare();
        var found = Array.BinarySearch(_lines, position);
        var line = found < 0 ? ~found - 1 : found;
        return new Location(line + 1, UnitsBefore(position) - UnitsBefore(_lines[line]) + 1);
    }

    private int[] Prepare()
    {
        var text = source.Utf8.Span;
        _unitsBeforeBlock = new int[(text.Length / Block) + 1];
        for (var block = 1; block < _unitsBeforeBlock.Length; block++)
            _unitsBeforeBlock[block] = _unitsBeforeBlock[block - 1] + Units(text.Slice((block - 1) * Block, Block));
        var lines = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                lines.Add(i + 1);
        }

        return [.. lines];
    }

    private int UnitsBefore(int position) => _unitsBeforeBlock[position / Block] + Units(source.Utf8.Span[(position / Block * Block)..position]);

    /// <summary>UTF-16 units: one for each character, two for those beyond the basic plane.</summary>
    private static int Units(ReadOnlySpan<byte> utf8)
    {
        var units = 0;
        foreach (var b in utf8)
            units += ((b & 0xC0) != 0x80 ? 1 : 0) + (b >= 0xF0 ? 1 : 0);
        return units;
    }
}
