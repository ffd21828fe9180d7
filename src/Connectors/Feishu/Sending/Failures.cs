using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Sending;

/// <summary>What the platform's codes mean to an agent.</summary>
internal static class Failures
{
    internal static SendResult Result(ApiAnswer answer)
    {
        var failure = Of(answer);
        return IsForNow(answer, failure.Reason) ? new SendResult.Later(answer.Wait, failure) : new SendResult.Refused(failure);
    }

    internal static ChannelFailure Of(ApiAnswer answer) => new(answer.CodeText, Reason(answer), answer.Raw());

    internal static FailureReason Reason(ApiAnswer answer) => answer.Code switch
    {
        99991400 or 230020 or 11232 or 11233 or -429 => FailureReason.RateLimit,
        10003 or 10012 or 10014 or 99991543 or 99991661 or 99991663 or 99991664 => FailureReason.Credentials,
        99991672 or 99991679 or 99991401 or 230006 or 230027 or 234007 => FailureReason.Permission,
        230002 or 230011 or 230018 or 230035 or 230110 or 232009 => FailureReason.State,
        230013 or 230029 or 230038 or 230045 or 230053 or 41050 or 40001 => FailureReason.Unreachable,
        230001 when IsAddressee(answer) => FailureReason.Unreachable,
        230001 or 230022 or 230025 or 230028 or 230099 => FailureReason.Content,
        230017 or 230055 or (>= 234001 and <= 234099) => FailureReason.File,
        230049 => FailureReason.Unavailable,
        _ when answer.Status == 429 => FailureReason.RateLimit,
        _ when answer.Status >= 500 => FailureReason.Unavailable,
        _ => FailureReason.Other,
    };

    /// <summary>The same code covers bad content and people who do not exist; the platform's words tell.</summary>
    private static bool IsAddressee(ApiAnswer answer) =>
        Receiving.JsonField.Text(answer.Body, "msg")?.Contains("receive_id", StringComparison.Ordinal) == true;

    /// <summary>A token that was refused twice in a row is a platform that has not yet heard of the new one.</summary>
    private static bool IsForNow(ApiAnswer answer, FailureReason reason) =>
        reason is FailureReason.RateLimit or FailureReason.Unavailable || answer.Code is 99991661 or 99991663 or 99991664;
}
