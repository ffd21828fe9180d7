using System.Net;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk;

/// <summary>Opens a customer's file: the platform gives an address for its code, and the address needs nothing more.</summary>
internal static class Media
{
    internal static async ValueTask<FetchedMedia?> OpenAsync(ChannelMedia media, OpenApi api, RobotSettings robot, IChannelTools tools, CancellationToken ct)
    {
        var answer = await api.PostAsync("/v1.0/robot/messageFiles/download", new JsonObject { ["downloadCode"] = media.Reference, ["robotCode"] = robot.RobotCode }, ct);
        if (answer.Ok && Uri.TryCreate(answer.Body.Filled("downloadUrl"), UriKind.Absolute, out var address))
            return await OpenAsync(address, media.Name, tools, ct);
        if (answer.Ok || Failures.Reason(answer) is FailureReason.Other or FailureReason.Content)
            return null;

        // Neither gone nor here: the host tries again.
        throw new HttpRequestException("DingTalk did not tell where the file is: " + answer.Code, null, (HttpStatusCode)answer.Status);
    }

    private static async ValueTask<FetchedMedia?> OpenAsync(Uri address, string? name, IChannelTools tools, CancellationToken ct)
    {
        var response = await tools.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden)
        {
            response.Dispose();
            return null;
        }

        response.EnsureSuccessStatusCode();
        return new FetchedMedia(await response.Content.ReadAsStreamAsync(ct), name);
    }
}
