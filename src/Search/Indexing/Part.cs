namespace Switchboard.Search.Indexing;

/// <summary>A segment as it stands now: which of its documents are gone, what its terms are worth without them, and its documents' vectors, which come later than words.</summary>
internal sealed class Part
{
    private readonly bool[] _gone;
    private readonly int[] _documentsWith;

    internal Part(Segment segment, bool[] gone)
        : this(segment, gone, segment.Vectors)
    {
    }

    private Part(Segment segment, bool[] gone, ReadOnlyMemory<float>[] vectors)
    {
        (Segment, _gone, Vectors) = (segment, gone, vectors);
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

        Vectored = CountVectored();
    }

    private Part(Part former, ReadOnlyMemory<float>[] vectors)
    {
        (Segment, _gone, _documentsWith, Vectors) = (former.Segment, former._gone, former._documentsWith, vectors);
        (Documents, Wordings, BodyLength, WordingLength) = (former.Documents, former.Wordings, former.BodyLength, former.WordingLength);
        Vectored = CountVectored();
    }

    internal Segment Segment { get; }

    internal int Documents { get; }

    internal int Wordings { get; }

    internal long BodyLength { get; }

    internal long WordingLength { get; }

    /// <summary>Each of length one, or empty.</summary>
    internal ReadOnlyMemory<float>[] Vectors { get; }

    /// <summary>How many documents have a vector.</summary>
    internal int Vectored { get; }

    internal long Bytes => Segment.Bytes + Vectors.Sum(v => 16L + (4 * v.Length));

    internal bool IsGone(int document) => _gone[document];

    internal int DocumentsWith(int term) => _documentsWith[term];

    internal Part Without(IReadOnlyCollection<int> documents)
    {
        if (documents.Count == 0)
            return this;
        var gone = (bool[])_gone.Clone();
        foreach (var document in documents)
            gone[document] = true;
        return new Part(Segment, gone, Vectors);
    }

    /// <summary>The same words with other vectors, which costs a reference a document.</summary>
    internal Part WithVectors(ReadOnlyMemory<float>[] vectors) => new(this, vectors);

    private int CountVectored()
    {
        var count = 0;
        for (var d = 0; d < Vectors.Length; d++)
            count += !_gone[d] && !Vectors[d].IsEmpty ? 1 : 0;
        return count;
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
