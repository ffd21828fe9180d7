namespace Switchboard.Host.Identity.SingleSignOn.Vendors;

/// <summary>Where the three are. Section <c>SingleSignOn</c> of the configuration, for private deployments of them.</summary>
internal sealed record VendorAddresses(string FeishuAccounts, string FeishuOpen, string WeComLogin, string WeComApi, string DingTalkLogin, string DingTalkApi)
{
    internal static VendorAddresses Of(IConfigurationSection section) => new(
        Set(section["Feishu:Accounts"], "https://accounts.feishu.cn"),
        Set(section["Feishu:Open"], "https://open.feishu.cn"),
        Set(section["WeCom:Login"], "https://login.work.weixin.qq.com"),
        Set(section["WeCom:Api"], "https://qyapi.weixin.qq.com"),
        Set(section["DingTalk:Login"], "https://login.dingtalk.com"),
        Set(section["DingTalk:Api"], "https://api.dingtalk.com"));

    private static string Set(string? setting, string usual) => setting is { Length: > 0 } ? setting.TrimEnd('/') : usual;
}
