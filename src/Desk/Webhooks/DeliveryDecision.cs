namespace Switchboard.Desk.Webhooks;

/// <summary>What follows from a try: where the delivery stands, when it is tried again, and whether its webhook goes on.</summary>
internal sealed record DeliveryDecision(WebhookDeliveryState State, DateTimeOffset? NextTryAt, WebhookDisabledReason? Disable)
{
    private const int Gone = 410;

    /// <summary>Given up one after another; each has been tried for days.</summary>
    internal const int MostDeadInRow = 10;

    /// <summary>Nothing taken for this long: nobody listens there any more.</summary>
    internal static readonly TimeSpan LongestFailing = TimeSpan.FromDays(5);

    private static readonly TimeSpan MostRetryAfter = TimeSpan.FromHours(24);

    /// <summary>The waits between ten tries, a little over 75 hours in all.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <param name="attempt">How it went.</param>
    /// <param name="tries">How many there were, this one among them.</param>
    /// <param name="failingSince">Since when the webhook has taken nothing.</param>
    /// <param name="deadInRow">How many it let die before, one after another.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="jitter">From 0 to 1: spreads those that failed together.</param>
    internal static DeliveryDecision Decide(Attempt attempt, int tries, DateTimeOffset? failingSince, int deadInRow, DateTimeOffset now, double jitter)
    {
        if (attempt.Error is null)
            return new DeliveryDecision(WebhookDeliveryState.Delivered, null, null);
        if (attempt.Status == Gone)
            return new DeliveryDecision(WebhookDeliveryState.Dead, null, WebhookDisabledReason.Gone);

        var dead = tries > Waits.Count;
        var disable = failingSince is { } since && now - since >= LongestFailing ? WebhookDisabledReason.Failing
            : dead && deadInRow + 1 >= MostDeadInRow ? WebhookDisabledReason.DeadDeliveries
            : (WebhookDisabledReason?)null;
        return dead
            ? new DeliveryDecision(WebhookDeliveryState.Dead, null, disable)
            : new DeliveryDecision(WebhookDeliveryState.Failed, now + Wait(attempt, tries, jitter), disable);
    }

    /// <summary>What the other side asks for counts when it is longer than ours, up to a day. Up to a tenth more or less for jitter, never less than was asked for.</summary>
    private static TimeSpan Wait(Attempt attempt, int tries, double jitter)
    {
        var ours = Waits[tries - 1] * (0.9 + (jitter / 5));
        var asked = attempt.RetryAfter is { } after ? (after < MostRetryAfter ? after : MostRetryAfter) : TimeSpan.Zero;
        return ours > asked ? ours : asked;
    }
}
