using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Application;

/// <summary>What the company's address book says of a member.</summary>
internal static class MemberProfile
{
    internal static async ValueTask<ChannelProfile?> ReadAsync(string userId, PlatformCalls calls, CancellationToken ct)
    {
        var answer = await calls.GetAsync("user/get", "userid=" + Uri.EscapeDataString(userId), ct);
        if (answer.Ok)
            return answer.Body.Text("name") is { Length: > 0 } name ? new ChannelProfile(name, null, null) : null;
        return Refusals.Of(answer) is SendResult.Later ? throw new PlatformRefusal(answer) : null;
    }
}
