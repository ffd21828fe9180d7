namespace Switchboard.Search.Indexing;

/// <summary>A segment as it stands now: which of its documents are gone, and what its terms are worth without them.</summary>
internal sealed class Part
{
    private readonly bool[] _gone;
    private readonly int[] _documentsWith;

    internal Part(Segment segment, bool[] gone)
    {
        (Segment, _gone) = (segment, gone);
        _documentsWith = new int[segment.TermText.Length];
        for (var term = 0; term < _documentsWith.Length; term++)
            _documentsWith[term] = CountDocuments(term);
        for (var d = 0; d < segment.Documents; d++)
        {
            if (gone[d])
                continue;
            Documents++;
            BodyLength += segment.BodyLength[d];
            Wordings += segment.WordingsOf(d);
            for (var w = segment.FirstWording[d]; w < segment.FirstWording[d + 1]; w++)
                WordingLength += segment.WordingLength[w];
        }
    }

    internal Segment Segment { get; }

    internal int Documents { get; }

    internal int Wordings { get; }

    internal long BodyLength { get; }

    internal long WordingLength { get; }

    internal bool IsGone(int document) => _gone[document];

    internal int DocumentsWith(int term) => _documentsWith[term];

    internal Part Without(IReadOnlyCollection<int> documents)
    {
        if (documents.Count == 0)
            return this;
        var gone = (bool[])_gone.Clone();
        foreach (var document in documents)
            gone[document] = true;
        return new Part(Segment, gone);
    }

    /// <summary>Both lists are in the order of documents, so one walk counts each document once.</summary>
    private int CountDocuments(int term)
    {
        var bodies = Segment.Bodies.Rows(term);
        var wordings = Segment.Wordings.Rows(term);
        var (count, b, w, latest) = (0, 0, 0, -1);
        while (b < bodies.Length || w < wordings.Length)
        {
            var inBody = b < bodies.Length ? bodies[b] : int.MaxValue;
            var inWording = w < wordings.Length ? Segment.DocumentOf[wordings[w]] : int.MaxValue;
            var document = Math.Min(inBody, inWording);
            b += inBody == document ? 1 : 0;
            w += inWording == document ? 1 : 0;
            if (document == latest)
                continue;
            latest = document;
            count += _gone[document] ? 0 : 1;
        }

        return count;
    }
}
