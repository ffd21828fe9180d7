namespace Switchboard.Tenancy.Mail;

/// <summary>What follows from a try: sent, another try, or given up with a reason.</summary>
internal sealed record MailDecision(string State, DateTimeOffset? NextTryAt, string? Reason)
{
    internal const string Sent = "sent";
    internal const string Waiting = "waiting";
    internal const string Dead = "dead";

    /// <summary>The waits between nine tries, a little over 20 hours in all.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <param name="answer">What the mail server said.</param>
    /// <param name="tries">How many there were, this one among them.</param>
    /// <param name="expiresAt">When the letter is worth nothing any more.</param>
    /// <param name="now">When the try ended.</param>
    internal static MailDecision Decide(MailAnswer answer, int tries, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (answer.Fate == MailFate.Taken)
            return new MailDecision(Sent, null, null);
        if (answer.Fate == MailFate.Never)
            return new MailDecision(Dead, null, answer.Reason);
        if (tries > Waits.Count)
            return new MailDecision(Dead, null, $"Given up after {tries} tries: {answer.Reason}");
        var next = now + Waits[tries - 1];
        return next < expiresAt ? new MailDecision(Waiting, next, answer.Reason) : new MailDecision(Dead, null, $"Its link would be too old by the next try: {answer.Reason}");
    }
}
