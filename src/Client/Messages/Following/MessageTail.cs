namespace Switchboard.Client;

/// <summary>
/// What a follower knows of the end of the list: which messages it has delivered, which it holds back, and from where to read again.
/// </summary>
/// <remarks>
/// The list is ordered by ids, which are made before a message is stored; so one with a smaller id may show up behind the reader's back.
/// Hence every sweep begins at a mark in the past and skips what was delivered. And hence a sweep of several pages, each a moment later
/// than the one before, may show a message and not the one before it in its conversation: what it found is held back until the next
/// sweep, which must find that one too, or until the reader is so far beyond that it would have been stored.
/// </remarks>
internal sealed class MessageTail
{
    private readonly long _overlap;
    private readonly long _lateness;
    private readonly List<Mark> _marks;
    private readonly SortedSet<Guid> _delivered;
    private readonly SortedDictionary<Guid, Held> _held = [];
    private long _newest;
    private long _known;
    private long _knownBefore;

    internal MessageTail(FollowPosition position, FollowOptions options)
    {
        _overlap = (long)options.Overlap.TotalMilliseconds;
        _lateness = (long)options.Lateness.TotalMilliseconds;
        _marks = [position.Mark];
        _delivered = [.. position.Delivered];
        _newest = Mark.TimeOf(_delivered.Count == 0 ? position.Mark.Last : _delivered.Max);
    }

    /// <summary>Behind which everything is told, however late it came.</summary>
    internal Mark Far => _marks[0];

    /// <summary>Behind which the sweep before this one has found everything but what comes very late.</summary>
    internal Mark Near => _marks.FindLast(m => Mark.TimeOf(m.Last) <= _knownBefore - _overlap) ?? Far;

    /// <summary>Whether something was found that the next sweep must confirm.</summary>
    internal bool Holds => _held.Count > 0;

    /// <summary>A sweep begins: whatever was stored late beside what is known by now is there for it to find.</summary>
    /// <param name="head">The newest message there is, where that was asked for.</param>
    internal void BeginSweep(Guid? head = null)
    {
        _knownBefore = _known;
        _known = _newest = Math.Max(_newest, head is null ? 0 : Mark.TimeOf(head.Value));
    }

    /// <summary>Takes a page, and gives what can be delivered now, each conversation in its order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="first">Whether the sweep began with it.</param>
    internal IReadOnlyList<LoggedMessage> Take(Page<LoggedMessage> page, bool first)
    {
        foreach (var message in page.Items)
        {
            if (message.MessageId.CompareTo(Far.Last) > 0 && !_delivered.Contains(message.MessageId))
                _held.TryAdd(message.MessageId, new Held(message));
        }

        if (page.Items is not [.., var last])
            return Release(h => h.Confirmed);
        var time = Mark.TimeOf(last.MessageId);
        _newest = Math.Max(_newest, time);
        if (page.NextCursor is null)
            return Release(h => first || h.Confirmed);
        if (last.MessageId.CompareTo(_marks[^1].Last) > 0)
            _marks.Add(new Mark(page.NextCursor, last.MessageId));
        return Release(h => h.Time <= Math.Min(time, _known) - _overlap);
    }

    /// <summary>The sweep is over: what it found has everything before it stored by now.</summary>
    internal void EndSweep()
    {
        foreach (var held in _held.Values)
            held.Confirmed = true;
    }

    /// <summary>Moves the far mark up to a page of a sweep that began there, as far as nothing can come late any more and nothing is held, and forgets what is behind it.</summary>
    internal void Advance(Page<LoggedMessage> page)
    {
        if (page.Items is not [.., var last])
            return;
        var passed = _marks.FindLastIndex(m => Mark.TimeOf(m.Last) <= _known - _lateness && m.Last.CompareTo(last.MessageId) <= 0 && (_held.Count == 0 || m.Last.CompareTo(_held.First().Key) < 0));
        if (passed <= 0)
            return;
        _marks.RemoveRange(0, passed);
        while (_delivered.Count > 0 && _delivered.Min.CompareTo(Far.Last) <= 0)
            _delivered.Remove(_delivered.Min);
    }

    /// <summary>What had been delivered before a batch was.</summary>
    internal IReadOnlyCollection<Guid> DeliveredBefore(IReadOnlyList<LoggedMessage> batch)
    {
        var now = batch.Select(m => m.MessageId).ToHashSet();
        return [.. _delivered.Where(id => !now.Contains(id))];
    }

    private List<LoggedMessage> Release(Func<Held, bool> isDue)
    {
        var upTo = new Dictionary<Guid, int>();
        foreach (var held in _held.Values.Where(isDue))
            upTo[held.Message.ConversationId] = Math.Max(held.Message.Seq, upTo.GetValueOrDefault(held.Message.ConversationId));
        if (upTo.Count == 0)
            return [];

        var due = _held.Values.Select(h => h.Message).Where(m => upTo.TryGetValue(m.ConversationId, out var seq) && m.Seq <= seq).ToList();
        var inOrder = due.GroupBy(m => m.ConversationId).ToDictionary(g => g.Key, g => new Queue<LoggedMessage>(g.OrderBy(m => m.Seq)));
        foreach (var message in due)
        {
            _held.Remove(message.MessageId);
            _delivered.Add(message.MessageId);
        }

        return due.ConvertAll(m => inOrder[m.ConversationId].Dequeue());
    }

    private sealed class Held(LoggedMessage message)
    {
        internal LoggedMessage Message { get; } = message;

        internal long Time { get; } = Mark.TimeOf(message.MessageId);

        internal bool Confirmed { get; set; }
    }
}
