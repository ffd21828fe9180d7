using System.Globalization;
using System.Text;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests;

/// <summary>An inbox's form and the requests that come to its address.</summary>
internal static class Inbox
{
    internal static PluginCall Of(EmulatedAccount account, string mode, Uri? baseUrl = null, params (string Key, string Value)[] other)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mode"] = mode,
            ["corpId"] = account.CorpId,
            ["agentId"] = account.AgentId.ToString(CultureInfo.InvariantCulture),
            ["secret"] = account.Secret,
            ["token"] = account.Token,
            ["encodingAesKey"] = account.EncodingAesKey,
            ["baseUrl"] = baseUrl?.AbsoluteUri ?? "https://wecom.invalid",
        };
        foreach (var (key, value) in other)
            settings[key] = value;
        return new PluginCall(Guid.Empty, Guid.Empty, settings, account.Clock);
    }

    internal static CallbackRequest Post(EmulatedAccount account, string xml) => Post(account, CallbackSeal.Encrypt(account.EncodingAesKey, account.CorpId, Encoding.UTF8.GetBytes(xml)), null);

    internal static CallbackRequest Post(EmulatedAccount account, string encrypted, string? signature) =>
        new("POST", Query(account, encrypted, signature), new Dictionary<string, string>(), Encoding.UTF8.GetBytes($"<xml><ToUserName>c</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>"));

    internal static Dictionary<string, string> Query(EmulatedAccount account, string encrypted, string? signature = null, string? timestamp = null)
    {
        timestamp ??= account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["msg_signature"] = signature ?? CallbackSeal.Sign(account.Token, timestamp, "nonce-1", encrypted),
            ["timestamp"] = timestamp,
            ["nonce"] = "nonce-1",
        };
    }
}
