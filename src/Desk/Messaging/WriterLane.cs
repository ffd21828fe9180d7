namespace Switchboard.Desk.Messaging;

/// <summary>
/// A thread that writes what waits, batch after batch, with blocking calls. Continuations of asynchronous ones would queue behind the
/// work of every socket, and all senders wait for this loop.
/// </summary>
internal sealed class WriterLane
{
    /// <summary>A batch of this many is followed by a short rest, in which the next one grows: under load the price of a transaction is shared by more.</summary>
    private const int Busy = 16;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    private readonly int _mostWaiting;
    private readonly int _mostPerBatch;
    private readonly Queue<MessageDraft> _waiting = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _complete;

    public WriterLane(int mostWaiting, int mostPerBatch, WriterConnection connection, Action<WriterConnection, List<MessageDraft>> write)
    {
        (_mostWaiting, _mostPerBatch) = (mostWaiting, mostPerBatch);
        new Thread(() => Drain(connection, write)) { Name = "Message writer", IsBackground = true }.Start();
    }

    /// <summary>Done when everything taken is written and no more is taken.</summary>
    public Task Drained => _drained.Task;

    /// <returns>False when too many wait already, or no more are taken.</returns>
    public bool TryAdd(MessageDraft draft)
    {
        lock (_waiting)
        {
            if (_complete || _waiting.Count >= _mostWaiting)
                return false;
            _waiting.Enqueue(draft);
            if (_waiting.Count == 1 || _waiting.Count == _mostPerBatch)
                Monitor.Pulse(_waiting);
            return true;
        }
    }

    /// <summary>Takes no more.</summary>
    public void Complete()
    {
        lock (_waiting)
        {
            _complete = true;
            Monitor.Pulse(_waiting);
        }
    }

    private void Drain(WriterConnection connection, Action<WriterConnection, List<MessageDraft>> write)
    {
        using (connection)
        {
            var batch = new List<MessageDraft>(_mostPerBatch);
            while (Take(batch))
                write(connection, batch);
        }

        _drained.SetResult();
    }

    private bool Take(List<MessageDraft> batch)
    {
        var busy = batch.Count >= Busy;
        batch.Clear();
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_complete)
                    return false;
                Monitor.Wait(_waiting);
            }

            if (busy && !_complete && _waiting.Count < _mostPerBatch)
                Monitor.Wait(_waiting, Rest);
            while (batch.Count < _mostPerBatch && _waiting.TryDequeue(out var draft))
                batch.Add(draft);
            return true;
        }
    }
}
