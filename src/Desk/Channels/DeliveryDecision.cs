using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>What follows from a try to send: where the delivery stands, and when it is tried again.</summary>
internal sealed record DeliveryDecision(DeliveryState State, DateTimeOffset? NextTryAt, ChannelFailure? Failure)
{
    /// <summary>Its author took it back before it went out.</summary>
    internal static readonly DeliveryDecision TakenBack = new(DeliveryState.Failed, null, new ChannelFailure("recalled", FailureReason.Content));

    /// <summary>A question that has had its answer, or whose conversation goes on.</summary>
    internal static readonly DeliveryDecision Settled = new(DeliveryState.Failed, null, new ChannelFailure("no-longer-asked", FailureReason.State));


    internal static readonly ChannelFailure Lost = new("connection-lost", FailureReason.Unavailable);
    internal static readonly ChannelFailure OutOfService = new("plugin-out-of-service", FailureReason.Unavailable);

    /// <summary>An answer that comes a day late helps nobody.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private const int MostDoublings = 10;

    /// <param name="reached">The channel's answer, or why there is none.</param>
    /// <param name="idempotent">Whether the platform knows a second try when it sees one.</param>
    /// <param name="tries">How many there were, this one among them.</param>
    /// <param name="since">When it was first to be sent.</param>
    /// <param name="now">When the try ended.</param>
    /// <param name="jitter">From 0 to 1: spreads those that failed together.</param>
    internal static DeliveryDecision Decide(Reached<SendResult> reached, bool idempotent, int tries, DateTimeOffset since, DateTimeOffset now, double jitter) => reached switch
    {
        { Fault: ReachFault.NotCalled } => Again(OutOfService, null, tries, since, now, jitter),
        { Fault: ReachFault.Unbegun } => Again(reached.Refusal ?? Lost, null, tries, since, now, jitter),
        { Fault: not ReachFault.None } when idempotent => Again(reached.Refusal ?? Lost, null, tries, since, now, jitter),
        { Fault: not ReachFault.None } => new DeliveryDecision(DeliveryState.Unknown, null, reached.Refusal ?? Lost),
        { Value: SendResult.Sent } => new DeliveryDecision(DeliveryState.Sent, null, null),
        { Value: SendResult.Later later } => Again(later.Failure, later.After, tries, since, now, jitter),
        { Value: SendResult.Refused refused } => new DeliveryDecision(DeliveryState.Failed, null, refused.Failure),
        _ => new DeliveryDecision(DeliveryState.Unknown, null, Lost),
    };

    /// <summary>What the platform asks for counts when it is longer than ours. A fifth more at most for jitter, never less than was asked for.</summary>
    private static DeliveryDecision Again(ChannelFailure why, TimeSpan? asked, int tries, DateTimeOffset since, DateTimeOffset now, double jitter)
    {
        if (now - since >= Longest)
            return new DeliveryDecision(DeliveryState.Failed, null, why);
        var ours = FirstWait * Math.Pow(2, Math.Min(tries - 1, MostDoublings));
        var wait = ours < LongestWait ? ours : LongestWait;
        if (asked is { } least && least > wait)
            wait = least < Longest ? least : Longest;
        return new DeliveryDecision(DeliveryState.Queued, now + (wait * (1 + (jitter / 5))), why);
    }
}
