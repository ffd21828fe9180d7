using Switchboard.Desk.Files;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;

namespace Switchboard.Desk.Channels;

/// <summary>What came of a try to fetch a file.</summary>
internal abstract record MediaAnswer
{
    private MediaAnswer()
    {
    }

    /// <summary>Its bytes are here.</summary>
    internal sealed record Here(string? Name, string ContentType, long Size) : MediaAnswer;

    /// <summary>It is not to be had, or not to be taken.</summary>
    internal sealed record Refused(MediaTrouble Why) : MediaAnswer;

    internal static MediaAnswer Of(Outcome<(string ContentType, long Size)> taken, MediaKind declared, string? name) =>
        !taken.Succeeded ? new Refused(taken.Refusal is FileTooLarge ? MediaTrouble.TooLarge : MediaTrouble.WrongType)
        : !Is(declared, taken.Value.ContentType) ? new Refused(MediaTrouble.WrongType)
        : new Here(name, taken.Value.ContentType, taken.Value.Size);

    /// <summary>Speech may come in the container of a film.</summary>
    private static bool Is(MediaKind declared, string contentType) => declared switch
    {
        MediaKind.Image => contentType.StartsWith("image/", StringComparison.Ordinal),
        MediaKind.Audio => contentType.StartsWith("audio/", StringComparison.Ordinal) || contentType == "video/mp4",
        MediaKind.Video => contentType.StartsWith("video/", StringComparison.Ordinal),
        _ => true,
    };
}

/// <summary>What follows from a try to fetch a file: how it stands, and when it is tried again.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Why">Why it does not come.</param>
/// <param name="NextTryAt">When it is tried again.</param>
internal sealed record MediaDecision(MediaState State, MediaTrouble? Why = null, DateTimeOffset? NextTryAt = null)
{
    /// <summary>Who has not got a picture after a day asks for it once more.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private const int MostDoublings = 12;

    /// <summary>Whether somebody may ask for it once more: what the platform no longer has, or we do not take, stays so.</summary>
    internal bool CanBeAskedAgain => Why is (MediaTrouble.Unavailable or MediaTrouble.Address);

    /// <summary>Before it is tried: whether that can still lead to anything.</summary>
    internal static MediaDecision? Overdue(DateTimeOffset since, DateTimeOffset? until, DateTimeOffset now) =>
        until <= now ? new MediaDecision(MediaState.Failed, MediaTrouble.Expired)
        : now - since >= Longest ? new MediaDecision(MediaState.Failed, MediaTrouble.Unavailable)
        : null;

    /// <param name="reached">What came of it, or why nothing did.</param>
    /// <param name="tries">How many there were, this one among them.</param>
    /// <param name="now">When the try ended.</param>
    /// <param name="jitter">From 0 to 1: spreads those that failed together.</param>
    internal static MediaDecision Decide(Reached<MediaAnswer> reached, int tries, DateTimeOffset now, double jitter) => reached.Value switch
    {
        MediaAnswer.Here => new MediaDecision(MediaState.Fetched),
        MediaAnswer.Refused refused => new MediaDecision(MediaState.Failed, refused.Why),
        _ => new MediaDecision(MediaState.Fetching, NextTryAt: now + (Wait(tries) * (1 + (jitter / 5)))),
    };

    private static TimeSpan Wait(int tries)
    {
        var wait = FirstWait * Math.Pow(2, Math.Clamp(tries - 1, 0, MostDoublings));
        return wait < LongestWait ? wait : LongestWait;
    }
}
