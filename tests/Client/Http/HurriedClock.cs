namespace Switchboard.Client.Tests.Http;

/// <summary>Waiting takes no time on this clock, but its hands move by as much. Deadlines come when the hands reach them.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How long was waited, each time.</summary>
    internal List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), _now + dueTime);
        lock (_gate)
            _alarms.Add(alarm);
        if (state is not CancellationTokenSource)
        {
            Waits.Add(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Move(dueTime));
        }

        return alarm;
    }

    internal void Move(TimeSpan by)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += by;
            due = _alarms.FindAll(a => a.At <= _now);
            _alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    private sealed class Alarm(HurriedClock clock, Action ring, DateTimeOffset at) : ITimer
    {
        internal DateTimeOffset At { get; } = at;

        internal Action Ring { get; } = ring;

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (clock._gate)
                clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
