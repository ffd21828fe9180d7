using System.Text.Json;

namespace Switchboard.Connectors.DingTalk.Calls;

/// <summary>What either generation of the API said.</summary>
/// <param name="Status">HTTP's word; the legacy API says 200 to everything.</param>
/// <param name="Body">Its JSON; an undefined element when it was none.</param>
/// <param name="RetryAfter">Where it says so.</param>
internal sealed record ApiAnswer(int Status, JsonElement Body, TimeSpan? RetryAfter = null)
{
    /// <summary>The platform's own code, or HTTP's where there is none. Number 88 is the gateway's; what it stands for is beside it.</summary>
    internal string Code => ErrorCode is "88" && Body.Filled("sub_code") is { } inner ? "88/" + inner : ErrorCode ?? Body.Filled("code") ?? "http." + Status;

    internal bool Ok => Status is >= 200 and < 300 && (ErrorCode is null or "0");

    internal bool TokenIsStale => Status == 401 || ErrorCode is "40014" or "42001" or "88" || Body.Text("code") is "InvalidAuthentication";

    internal string? Message => Body.Filled("message") ?? Body.Filled("errmsg") ?? Body.Filled("sub_msg");

    private string? ErrorCode => Body.ValueKind == JsonValueKind.Object ? Body.Filled("errcode") : null;
}
