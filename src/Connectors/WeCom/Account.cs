using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom;

/// <summary>What an inbox's form says.</summary>
internal sealed record Account(
    bool IsCustomerService, string CorpId, string AgentId, string Secret, string Token, string EncodingAesKey, string OpenKfId, Uri BaseUrl, TimeSpan ClockTolerance, int DuplicateSeconds)
{
    private const string Platform = "https://qyapi.weixin.qq.com";

    /// <summary>One of the inbox's tokens for each secret: after a change of the secret the old token is not asked for again.</summary>
    internal string TokenKey { get; } = "access:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CorpId + "\n" + Secret)))[..16];

    internal static Account Of(PluginCall call) => new(
        Text(call, "mode") == "kf",
        Text(call, "corpId"),
        Text(call, "agentId"),
        Text(call, "secret"),
        Text(call, "token"),
        Text(call, "encodingAesKey"),
        Text(call, "openKfId"),
        Uri.TryCreate(Text(call, "baseUrl"), UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : new Uri(Platform),
        TimeSpan.FromMinutes(Number(call, "clockToleranceMinutes", 60)),
        Number(call, "duplicateSeconds", 60));

    private static string Text(PluginCall call, string name) => call.Settings.GetValueOrDefault(name)?.Trim() ?? "";

    private static int Number(PluginCall call, string name, int otherwise) =>
        int.TryParse(Text(call, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
