using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk;

/// <summary>What an inbox's form says, with what stands in for empty fields.</summary>
internal sealed record RobotSettings(
    string AppKey, string AppSecret, string RobotCode, bool Streams, string Token, string AesKey, string OwnerKey, Uri Api, Uri Legacy)
{
    /// <summary>All of an application's calls share one token.</summary>
    internal string TokenKey => "app:" + AppKey;

    internal static RobotSettings Of(PluginCall call)
    {
        var appKey = Filled(call, "appKey") ?? "";
        return new RobotSettings(
            appKey,
            Filled(call, "appSecret") ?? "",
            Filled(call, "robotCode") ?? appKey,
            Filled(call, "receive") == "stream",
            Filled(call, "token") ?? "",
            Filled(call, "encodingAesKey") ?? "",
            Filled(call, "ownerKey") ?? appKey,
            Address(call, "apiBaseUrl", "https://api.dingtalk.com"),
            Address(call, "oapiBaseUrl", "https://oapi.dingtalk.com"));
    }

    /// <summary>What nobody may read in an answer that we keep.</summary>
    internal string WithoutSecrets(string text)
    {
        foreach (var secret in new[] { AppSecret, Token, AesKey })
        {
            if (secret.Length > 0)
                text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }

    private static string? Filled(PluginCall call, string name) =>
        call.Settings.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static Uri Address(PluginCall call, string name, string usual) =>
        Uri.TryCreate(Filled(call, name), UriKind.Absolute, out var address) ? address : new Uri(usual);
}
