using System.Text;

namespace Switchboard.GraphQL.Language;

/// <summary>Line and column, both from 1; columns count UTF-16 units as the reference implementation and editors do.</summary>
internal readonly record struct Location(int Line, int Column);

/// <summary>A document's text, kept to say where something stands.</summary>
internal sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    public Location LocationOf(int position)
    {
        var before = Utf8.Span[..Math.Min(position, Utf8.Length)];
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] is not ((byte)'\n' or (byte)'\r'))
                continue;
            if (before[i] == '\r' && i + 1 < Utf8.Length && Utf8.Span[i + 1] == '\n')
            {
                // A position between the two still belongs to the line that they end.
                if (i + 1 >= before.Length)
                    break;
                i++;
            }

            line++;
            lineStart = i + 1;
        }

        return new Location(line, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
