using System.Globalization;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>The platform's codes in the host's words.</summary>
internal static class Refusals
{
    private const int LongestAnswer = 500;
    private static readonly string[] Repeats = ["repeat", "duplicat", "exist"];
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PerMinute = TimeSpan.FromMinutes(1);

    internal static SendResult Of(Answer answer) => answer.Code switch
    {
        "45009" => Later(PerMinute, answer, FailureReason.RateLimit),
        "45033" => Later(Busy, answer, FailureReason.RateLimit),
        "-1" => Later(Busy, answer, FailureReason.Unavailable),
        // A token fetched a moment ago is not taken: the platform's own nodes do not agree yet.
        "40014" or "42001" or "41001" => Later(PerMinute, answer, FailureReason.Credentials),
        "http-429" => Later(PerMinute, answer, FailureReason.RateLimit),
        { } code when code.StartsWith("http-", StringComparison.Ordinal) => Later(null, answer, FailureReason.Unavailable),
        _ => new SendResult.Refused(Failure(answer, Reason(answer.Code))),
    };

    /// <summary>The id that we gave a message was taken before. The platform publishes no code for that; its words name the field.</summary>
    internal static bool IsRepetition(Answer answer) =>
        !answer.Ok && answer.Said.Contains("msgid", StringComparison.OrdinalIgnoreCase) && Repeats.Any(w => answer.Said.Contains(w, StringComparison.OrdinalIgnoreCase));

    internal static SendResult.Refused Of(string code, FailureReason reason, string why) => new(new ChannelFailure(code, reason, why));

    internal static FailureReason Reason(string code) => code switch
    {
        "40001" or "40013" or "40056" or "40091" or "41002" or "41004" => FailureReason.Credentials,
        "48001" or "48002" or "48003" or "48004" or "60011" or "60020" or "301002" or "95000" or "95004" or "95012" or "95014" or "95017" => FailureReason.Permission,
        "95001" => FailureReason.QuotaUsed,
        "95002" => FailureReason.WindowOver,
        "95013" or "95016" or "95018" => FailureReason.State,
        "40003" or "40031" or "46004" or "60111" or "81013" or "82001" => FailureReason.Unreachable,
        "40004" or "40005" or "40006" or "40007" or "40009" or "41005" or "44001" or "45001" => FailureReason.File,
        "40008" or "40033" or "44004" or "45002" or "95008" or "95009" => FailureReason.Content,
        _ => FailureReason.Other,
    };

    /// <summary>Why a message that the platform had taken did not arrive after all.</summary>
    internal static FailureReason OfFailType(long failType) => failType switch
    {
        4 => FailureReason.WindowOver,
        5 => FailureReason.State,
        6 => FailureReason.QuotaUsed,
        10 => FailureReason.Unreachable,
        1 or 2 or 7 or 8 or 9 or 11 => FailureReason.Permission,
        12 or 13 => FailureReason.Content,
        _ => FailureReason.Other,
    };

    internal static ChannelFailure FailType(long failType) =>
        new(string.Create(CultureInfo.InvariantCulture, $"fail_type {failType}"), OfFailType(failType));

    internal static ChannelFailure Failure(Answer answer, FailureReason reason) =>
        new(answer.Code, reason, answer.Said.Length <= LongestAnswer ? answer.Said : answer.Said[..LongestAnswer]);

    private static SendResult.Later Later(TimeSpan? after, Answer answer, FailureReason reason) => new(after, Failure(answer, reason));
}
