using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk;

/// <summary>What the organisation's address book knows of a person.</summary>
internal static class Member
{
    private const string Path = "/topapi/v2/user/get";

    internal static ValueTask<ApiAnswer> AskAsync(string userId, OpenApi api, CancellationToken ct) =>
        api.PostLegacyAsync(Path, "", () => OpenApi.Content(new JsonObject { ["userid"] = userId }), ct);

    internal static async ValueTask<ChannelProfile?> ProfileAsync(string personId, OpenApi api, CancellationToken ct)
    {
        if (Ids.IsOpaque(personId))
            return null;
        var answer = await AskAsync(personId, api, ct);
        if (answer.Ok && answer.Body.Member("result") is { } member)
            return new ChannelProfile(member.Filled("name"), member.Filled("unionid"), null);

        // A right that is missing or a person who is gone tells nothing for good; the check names the right.
        return Failures.Reason(answer) is FailureReason.RateLimit or FailureReason.Unavailable or FailureReason.Credentials
            ? throw new HttpRequestException("DingTalk did not tell who that is: " + answer.Code)
            : null;
    }
}
