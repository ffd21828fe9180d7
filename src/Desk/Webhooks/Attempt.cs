namespace Switchboard.Desk.Webhooks;

/// <summary>How one try went.</summary>
/// <param name="Status">What was answered; null when nothing was.</param>
/// <param name="Error">A word for what went wrong; null when it was taken.</param>
/// <param name="Answer">The beginning of what was answered.</param>
/// <param name="RetryAfter">How long the other side asked us to wait.</param>
internal sealed record Attempt(int? Status, string? Error, string? Answer = null, TimeSpan? RetryAfter = null)
{
    internal const string Unreachable = "unreachable";
    internal const string Timeout = "timeout";
    internal const string Tls = "tls";
    internal const string Broken = "broken-answer";
    internal const string Redirect = "redirect";
    internal const string Refused = "status";
    internal const string BadAddress = "address-not-allowed";

    internal static Attempt Answered(int status, string answer, TimeSpan? retryAfter) => status switch
    {
        >= 200 and < 300 => new Attempt(status, null, answer),
        >= 300 and < 400 => new Attempt(status, Redirect, answer),
        _ => new Attempt(status, Refused, answer, retryAfter),
    };
}
