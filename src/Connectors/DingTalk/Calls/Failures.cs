using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Calls;

/// <summary>What the platform's codes mean to an agent, and whether trying again helps.</summary>
internal static class Failures
{
    internal static SendResult Result(ApiAnswer answer, RobotSettings robot)
    {
        var failure = Of(answer, robot);
        return failure.Reason is FailureReason.RateLimit or FailureReason.Unavailable ? new SendResult.Later(answer.RetryAfter, failure) : new SendResult.Refused(failure);
    }

    internal static ChannelFailure Of(ApiAnswer answer, RobotSettings robot)
    {
        var told = robot.WithoutSecrets($"HTTP {answer.Status} {answer.Code}: {answer.Message}");
        return new ChannelFailure(answer.Code.Length <= 100 ? answer.Code : answer.Code[..100], Reason(answer), told.Length <= 500 ? told : told[..500]);
    }

    internal static FailureReason Reason(ApiAnswer answer)
    {
        var code = answer.Code;
        var number = code.StartsWith("88/", StringComparison.Ordinal) ? code[3..] : code;
        return number switch
        {
            "130101" or "410100" or "90018" or "90002" => FailureReason.RateLimit,
            "40013" or "40014" or "40089" or "40096" or "41001" or "42001" or "88" => FailureReason.Credentials,
            "50002" or "60011" or "60020" => FailureReason.Permission,
            "33012" or "60121" => FailureReason.Unreachable,
            "310000" or "400105" or "40035" => FailureReason.Content,
            "40004" or "40006" or "40009" => FailureReason.File,
            "300001" => FailureReason.WindowOver,
            "-1" => FailureReason.Unavailable,
            _ => ByWord(code) ?? ByStatus(answer.Status),
        };
    }

    private static FailureReason? ByWord(string code)
    {
        if (Has(code, "QpsLimit", "Throttling", "too.fast", "tooFast", "too.many", "FlowControl", "overQuota"))
            return FailureReason.RateLimit;
        if (Has(code, "InvalidAuthentication", "invalidClientId", "invalidAppKey", "invalidAppSecret"))
            return FailureReason.Credentials;
        if (Has(code, "AccessDenied", "Forbidden", "robotCode", "robot.permission"))
            return FailureReason.Permission;
        if (Has(code, "staffId", "userIds", "openConversationId", "chatbot.not", "robot.not", "group.not", "resource.not.found"))
            return FailureReason.Unreachable;
        return Has(code, "msgParam", "msgKey", "msg.", "param.invalid") ? FailureReason.Content : null;
    }

    private static FailureReason ByStatus(int status) => status switch
    {
        429 => FailureReason.RateLimit,
        401 => FailureReason.Credentials,
        403 => FailureReason.Permission,
        >= 500 => FailureReason.Unavailable,
        _ => FailureReason.Other,
    };

    private static bool Has(string code, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (code.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
