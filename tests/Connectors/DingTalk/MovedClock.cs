namespace Switchboard.DingTalk.Tests;

/// <summary>Stands still until it is moved. Its timers run, a hundred times as fast where a test is in a hurry.</summary>
internal sealed class MovedClock : TimeProvider
{
    internal bool Hurried { get; set; }

    private DateTimeOffset _now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried && dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);

    internal void Move(TimeSpan by) => _now += by;
}
