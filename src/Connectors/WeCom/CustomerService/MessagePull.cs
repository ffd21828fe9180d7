using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>Fetches one page of what happened at an account.</summary>
internal static class MessagePull
{
    private const int PageSize = 1000;

    internal static async ValueTask<Pulled> PullAsync(PullRequest request, PlatformCalls calls, CancellationToken ct)
    {
        var answer = await AskAsync(request, request.Token, calls, ct);
        // The callback's token lives for ten minutes; without one the platform answers, too, only less often.
        if (answer.Code == "95007" && request.Token is not null)
            answer = await AskAsync(request, null, calls, ct);
        if (!answer.Ok)
            throw new PlatformRefusal(answer);
        var cursor = answer.Body.Text("next_cursor") is { Length: > 0 } next ? next : request.Cursor ?? "";
        return new Pulled([.. answer.Body.Items("msg_list").SelectMany(item => ServiceEvents.Read(item, request.Source))], cursor, answer.Body.Number("has_more") == 1);
    }

    private static ValueTask<Answer> AskAsync(PullRequest request, string? token, PlatformCalls calls, CancellationToken ct)
    {
        var body = new JsonObject { ["limit"] = PageSize, ["voice_format"] = 0, ["open_kfid"] = request.Source };
        if (!string.IsNullOrEmpty(request.Cursor))
            body["cursor"] = request.Cursor;
        if (token is not null)
            body["token"] = token;
        return calls.PostAsync("kf/sync_msg", body, ct);
    }
}
