namespace Switchboard.AppHost.Orchestration;

/// <summary>How long to wait before starting a crashed process again: longer each time, until it has lived for a while.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    internal static int Crashes(int before, TimeSpan lived) => lived >= Recovered ? 1 : before + 1;

    internal static TimeSpan Delay(int crashes) => crashes > 5 ? Longest : TimeSpan.FromSeconds(Math.Pow(2, crashes - 1));
}
