namespace Switchboard.Search.Ranking;

/// <summary>A document that may be the right one, and its wording that fits best.</summary>
internal readonly record struct Candidate(int Part, int Document, int Wording, float Score) : IComparable<Candidate>
{
    /// <summary>Better ones first; of equals the one that was there first.</summary>
    public int CompareTo(Candidate other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Part != other.Part ? Part.CompareTo(other.Part) : Document.CompareTo(other.Document);
    }

    public static bool operator <(Candidate left, Candidate right) => left.CompareTo(right) < 0;

    public static bool operator >(Candidate left, Candidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(Candidate left, Candidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Candidate left, Candidate right) => left.CompareTo(right) >= 0;
}

/// <summary>The best of what it is offered.</summary>
internal sealed class TopList(int most)
{
    private readonly PriorityQueue<Candidate, Candidate> _worstFirst = new(most + 1, Comparer<Candidate>.Create((a, b) => b.CompareTo(a)));

    internal void Offer(Candidate candidate)
    {
        if (_worstFirst.Count < most)
            _worstFirst.Enqueue(candidate, candidate);
        else if (candidate.CompareTo(_worstFirst.Peek()) < 0)
            _worstFirst.EnqueueDequeue(candidate, candidate);
    }

    /// <summary>Best first.</summary>
    internal List<Candidate> Take()
    {
        var all = new List<Candidate>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var candidate, out _))
            all.Add(candidate);
        all.Reverse();
        return all;
    }
}
