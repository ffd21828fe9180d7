using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>WeChat lets a company answer a customer, and not write to them: five messages, within two days after they last wrote.</summary>
internal static class ReplyWindow
{
    internal const int MostMessages = 5;
    internal static readonly TimeSpan Length = TimeSpan.FromHours(48);

    /// <summary>Asked before sending: an agent is told at once, and nothing half arrives.</summary>
    internal static SendResult.Refused? Refusal(DateTimeOffset? lastHeard, int sentSince, int parts, DateTimeOffset now)
    {
        if (lastHeard is not { } heard || now - heard >= Length)
            return Refusals.Of("95002", FailureReason.WindowOver, "not sent: more than 48 hours since the customer wrote");
        return sentSince + parts > MostMessages
            ? Refusals.Of("95001", FailureReason.QuotaUsed, "not sent: five messages are all until the customer writes again")
            : null;
    }
}
