using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Tries the inbox's credentials and rights. Reads only.</summary>
internal static class Checks
{
    private const int LongestAnswer = 500;

    internal static async ValueTask<IReadOnlyList<ChannelCheck>> RunAsync(Account account, PlatformCalls calls, CancellationToken ct)
    {
        var token = Check("token", await calls.FreshTokenAsync(ct));
        // Wrong secrets again and again get our address banned for an hour.
        if (!token.Ok)
            return [token];
        return [token, account.IsCustomerService ? await AccountAsync(account, calls, ct) : await AgentAsync(account, calls, ct), await AddressesAsync(calls, ct)];
    }

    private static async ValueTask<ChannelCheck> AgentAsync(Account account, PlatformCalls calls, CancellationToken ct) =>
        Check("agent", await calls.GetAsync("agent/get", "agentid=" + Uri.EscapeDataString(account.AgentId), ct));

    private static async ValueTask<ChannelCheck> AccountAsync(Account account, PlatformCalls calls, CancellationToken ct)
    {
        var answer = await calls.PostAsync("kf/account/list", new JsonObject { ["offset"] = 0, ["limit"] = 100 }, ct);
        var check = Check("account", answer);
        var accounts = answer.Body.Items("account_list").Select(a => a.Text("open_kfid")).ToList();
        var there = account.OpenKfId.Length == 0 ? accounts.Count > 0 : accounts.Contains(account.OpenKfId, StringComparer.Ordinal);
        return check with { Ok = check.Ok && there };
    }

    private static async ValueTask<ChannelCheck> AddressesAsync(PlatformCalls calls, CancellationToken ct) =>
        Check("callback-addresses", await calls.GetAsync("getcallbackip", "", ct));

    private static ChannelCheck Check(string name, Answer answer) => new(name, answer.Ok, Shown(answer));

    private static string Shown(Answer answer)
    {
        if (answer.Body.ValueKind != JsonValueKind.Object)
            return $"{answer.Code} {answer.Said}";
        var shown = JsonObject.Create(answer.Body)!;
        if (shown.ContainsKey("access_token"))
            shown["access_token"] = "…";
        var text = shown.ToJsonString(Readable);
        return text.Length <= LongestAnswer ? text : text[..LongestAnswer];
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
