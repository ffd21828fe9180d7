using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu;

/// <summary>What a tenant filled in for one inbox.</summary>
internal sealed record FeishuSettings(string AppId, string AppSecret, string EncryptKey, string VerificationToken, string BotOpenId, bool LongConnection, Uri BaseUrl)
{
    internal static FeishuSettings Of(PluginCall call) => new(
        Text(call, "appId"),
        Text(call, "appSecret"),
        Text(call, "encryptKey"),
        Text(call, "verificationToken"),
        Text(call, "botOpenId"),
        Text(call, "receive") == "longConnection",
        Uri.TryCreate(Text(call, "baseUrl"), UriKind.Absolute, out var address) ? address : new Uri("https://open.feishu.cn"));

    private static string Text(PluginCall call, string key) => call.Settings.GetValueOrDefault(key)?.Trim() ?? "";
}
