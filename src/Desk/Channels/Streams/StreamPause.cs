using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>How long a lost connection stays closed. Those that were lost together come back apart.</summary>
internal static class StreamPause
{
    /// <summary>A connection that held so long is lost for the first time when it is lost.</summary>
    internal static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRefused = TimeSpan.FromMinutes(10);
    private const int MostDoublings = 10;

    /// <param name="lost">How often in a row, this time among them.</param>
    /// <param name="refusal">What the platform said when it did not even connect: wrong credentials stay wrong until somebody mends them.</param>
    /// <param name="jitter">From 0 to 1.</param>
    internal static TimeSpan Decide(int lost, ChannelFailure? refusal, double jitter)
    {
        var needsPeople = refusal?.Reason is FailureReason.Credentials or FailureReason.Permission;
        var (first, longest) = needsPeople ? (Refused, LongestRefused) : (First, Longest);
        var pause = first * Math.Pow(2, Math.Min(lost - 1, MostDoublings));
        return (pause < longest ? pause : longest) * (1 + jitter);
    }
}
