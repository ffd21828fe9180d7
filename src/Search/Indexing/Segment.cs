using Switchboard.Search.Topics;

namespace Switchboard.Search.Indexing;

/// <summary>Documents that were indexed together. Never changed: what is deleted or replaced is only known to be gone.</summary>
internal sealed class Segment
{
    internal required Dictionary<string, int> Terms { get; init; }

    /// <summary>Which wordings have a term; a row is a wording.</summary>
    internal required PostingLists Wordings { get; init; }

    /// <summary>Which bodies have a term; a row is a document.</summary>
    internal required PostingLists Bodies { get; init; }

    /// <summary>Where each document's wordings begin; one more at the end.</summary>
    internal required int[] FirstWording { get; init; }

    /// <summary>Whose each wording is.</summary>
    internal required int[] DocumentOf { get; init; }

    /// <summary>What each wording says, folded.</summary>
    internal required string[] WordingText { get; init; }

    internal required ushort[] WordingLength { get; init; }

    internal required float[] WordingWeight { get; init; }

    internal required int[] BodyLength { get; init; }

    internal required float[] Prior { get; init; }

    /// <summary>As they were when the words were indexed; <see cref="Part.Vectors"/> are those that count.</summary>
    internal required ReadOnlyMemory<float>[] Vectors { get; init; }

    /// <summary>What each document is about, the likeliest few.</summary>
    internal required TopicShare[][] Topics { get; init; }

    internal required string[] TermText { get; init; }

    internal int Documents => BodyLength.Length;

    internal int WordingsOf(int document) => FirstWording[document + 1] - FirstWording[document];

    internal int Find(ReadOnlySpan<char> term) =>
        Terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var found) ? found : -1;

    /// <summary>Whether a document has the term in its body or in any wording.</summary>
    internal bool Has(int term, int document) => Bodies.CountIn(term, document) > 0 || HasInWordings(term, FirstWording[document], FirstWording[document + 1]);

    internal bool HasInWordings(int term, int from, int to)
    {
        var rows = Wordings.Rows(term);
        var at = rows.BinarySearch(from);
        at = at < 0 ? ~at : at;
        return at < rows.Length && rows[at] < to;
    }

    /// <summary>About what it takes in memory; dictionaries and strings as they are laid out on 64 bits.</summary>
    internal long Bytes =>
        Wordings.Bytes + Bodies.Bytes
        + TermText.Sum(t => 60L + (2 * t.Length)) + WordingText.Sum(w => 40L + (2 * w.Length))
        + (DocumentOf.Length * 10L) + (Documents * 36L) + Topics.Sum(t => 8L + (t.Length == 0 ? 0 : 24L + (8 * t.Length)));
}
