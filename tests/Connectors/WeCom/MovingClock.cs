namespace Switchboard.WeCom.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class MovingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Move(TimeSpan by) => _now += by;

    internal void Set(DateTimeOffset to) => _now = to;
}
