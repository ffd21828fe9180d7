namespace Switchboard.Plugins.Tests.Runtime;

/// <summary>Stands still until a test moves it.</summary>
internal sealed class MovingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
