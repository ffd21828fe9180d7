using System.Runtime.CompilerServices;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Follows the messages of the whole desk.</summary>
internal sealed class DeskFollower(SetCalls<LoggedMessage> set, TimeProvider clock, FollowOptions options)
{
    // Looking at all of the late past at every question would read it hundreds of times.
    private const int FullSweepsInLateness = 10;

    private readonly Rhythm _rhythm = new(clock, options);

    internal async IAsyncEnumerable<FollowedMessage> RunAsync(FollowPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var tail = new MessageTail(after ?? await NowAsync(ct), options);
        tail.BeginSweep(await HeadAsync(ct));
        var (full, lastFull) = (true, clock.GetTimestamp());
        while (true)
        {
            var (cursor, first, news, troubled) = ((full ? tail.Far : tail.Near).Cursor, true, false, false);
            do
            {
                var (page, trouble) = await _rhythm.AskAsync(stop => set.PageAsync(options.Query, cursor, stop), ct);
                troubled |= trouble;
                var batch = tail.Take(page, first);
                var before = batch.Count == 0 ? [] : tail.DeliveredBefore(batch);
                for (var i = 0; i < batch.Count; i++)
                    yield return new FollowedMessage(batch[i], new FollowPosition(tail.Far, before, batch, i + 1));
                if (full)
                    tail.Advance(page);
                (cursor, first, news) = (page.NextCursor, false, news || batch.Count > 0);
            }
            while (cursor is not null);

            tail.EndSweep();
            if (full)
                lastFull = clock.GetTimestamp();
            await _rhythm.PauseAsync(news || tail.Holds, ct);
            tail.BeginSweep();
            full = troubled || clock.GetElapsedTime(lastFull) >= options.Lateness / FullSweepsInLateness;
        }
    }

    private async Task<Guid?> HeadAsync(CancellationToken ct)
    {
        var (page, _) = await _rhythm.AskAsync(stop => set.PageAsync(options.Query with { Sort = MessageSort.MessageIdDescending, PageSize = 1 }, null, stop), ct);
        return page.Items is [var newest, ..] ? newest.MessageId : null;
    }

    /// <summary>Where everything stored by now is told: walks back from the newest until nothing can come late any more.</summary>
    private async Task<FollowPosition> NowAsync(CancellationToken ct)
    {
        var query = options.Query with { Sort = MessageSort.MessageIdDescending };
        var told = new List<Guid>();
        string? cursor = null;
        while (true)
        {
            var (page, _) = await _rhythm.AskAsync(stop => set.PageAsync(query, cursor, stop), ct);
            told.AddRange(page.Items.Select(m => m.MessageId));
            if (page.NextCursor is null)
                return new FollowPosition(Mark.Start, told, [], 0);
            if (Mark.TimeOf(told[^1]) <= Mark.TimeOf(told[0]) - (long)options.Lateness.TotalMilliseconds)
                return new FollowPosition(new Mark(page.NextCursor, told[^1]), told[..^1], [], 0);
            cursor = page.NextCursor;
        }
    }
}
