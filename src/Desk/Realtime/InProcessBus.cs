using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Switchboard.Desk.Realtime;

/// <summary>The bus of a single node. A broker-backed one takes its place when there are several.</summary>
internal sealed class InProcessBus(ILogger<InProcessBus> log) : IDeskBus, IDeskNews
{
    private ImmutableArray<Action<DeskEvent>> _listeners = [];

    public void Publish(DeskEvent news)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener(news);
            }
            catch (Exception e)
            {
                // News are best effort by contract; the change they tell of is already committed.
                log.LogError(e, "A listener failed on {News}", news.GetType().Name);
            }
        }
    }

    public IDisposable Listen(Action<DeskEvent> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Add(one), listener);
        return new Subscription(this, listener);
    }

    private sealed class Subscription(InProcessBus bus, Action<DeskEvent> listener) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref bus._listeners, static (all, one) => all.Remove(one), listener);
    }
}

/// <summary>The listening side of the bus.</summary>
public interface IDeskNews
{
    /// <summary>The listener runs on the publisher's thread: it must hand on and return.</summary>
    IDisposable Listen(Action<DeskEvent> listener);
}
