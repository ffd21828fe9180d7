using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>What WeChat tells of a customer.</summary>
internal static class CustomerProfile
{
    internal static async ValueTask<ChannelProfile?> ReadAsync(string externalUserId, PlatformCalls calls, CancellationToken ct)
    {
        var answer = await calls.PostAsync("kf/customer/batchget", new JsonObject { ["external_userid_list"] = new JsonArray(externalUserId), ["need_enter_session_context"] = 0 }, ct);
        if (answer.Ok)
            return answer.Body.Items("customer_list").Select(Profile).FirstOrDefault();
        return Refusals.Of(answer) is SendResult.Later ? throw new PlatformRefusal(answer) : null;
    }

    private static ChannelProfile Profile(JsonElement customer) => new(Filled(customer.Text("nickname")), Filled(customer.Text("unionid")), null);

    private static string? Filled(string text) => text.Length > 0 ? text : null;
}
