using System.Globalization;
using System.Security.Cryptography;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.WeCom.Page;

/// <summary>The pages of WeCom's console that docs/operator/channels/wecom.md walks through.</summary>
internal sealed class WeComConsole(WeComEmulator platform) : IDeveloperConsole
{
    private static readonly ConsoleAction Save = new("save", new("Save", "保存"));
    private static readonly ConsoleAction Renew = new("renew", new("Generate at random", "随机获取"));

    private EmulatedAccount Application => platform.Account;

    private EmulatedAccount Service => platform.ServiceAccount;

    public IReadOnlyList<ConsoleSection> Sections =>
    [
        new("company", new("My company", "我的企业"), new("At the bottom of the page.", "见页面底部。"), [new("corpId", new("Corp id", "企业 ID"), FieldKind.Shown, Application.CorpId)], []),
        .. ApplicationPages("application", Application, new("A self-built application: ", "自建应用：")),
        new("service", new("WeChat customer service", "微信客服"), new("The account that WeChat users write to, and whether the application below may call for it.", "微信用户联系的客服账号，以及下方应用是否可以调用其接口。"),
            [
                new("openKfId", new("Account (open_kfid)", "客服账号（open_kfid）"), FieldKind.Shown, Service.OpenKfId),
                ConsoleField.Switch("mayServe", new("An application that may call (可调用接口的应用)", "可调用接口的应用"), Service.MayServe),
            ], [Save]),
        .. Application == Service ? [] : ApplicationPages("service-application", Service, new("The application of the customer service: ", "微信客服所用应用：")),
    ];

    public IReadOnlyList<CallbackNote> Callbacks =>
        [.. platform.Callbacks.Notes.Concat(Application == Service ? [] : platform.ServiceCallbacks.Notes).OrderByDescending(n => n.At).Take(50)];

    public async Task<Told> DoAsync(string section, string action, IReadOnlyDictionary<string, string> values, CancellationToken ct)
    {
        if ((section, action) == ("service", "save"))
        {
            Service.MayServe = values["mayServe"] == "true";
            return Told.Nothing;
        }

        var served = section.StartsWith("service-application", StringComparison.Ordinal);
        var (application, callbacks) = served ? (Service, platform.ServiceCallbacks) : (Application, platform.Callbacks);
        switch (section[(served ? "service-application" : "application").Length..], action)
        {
            case ("", "reset"):
                application.Secret = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", 43);
                return Told.Nothing;
            case ("-callback", "renew"):
                (application.Token, application.EncodingAesKey) = (NewText(24), NewText(43));
                return Told.Nothing;
            case ("-callback", "save"):
                return await callbacks.SaveAsync(values["url"].Trim(), values["token"].Trim(), values["encodingAesKey"].Trim(), ct);
            case ("-trusted", "save"):
                application.IsTrusted = values["trusted"] == "true";
                return Told.Nothing;
            default:
                return new Told(false, "unknown");
        }
    }

    private static IEnumerable<ConsoleSection> ApplicationPages(string id, EmulatedAccount application, Words of) =>
    [
        new(id, new(of.En + "credentials", of.Zh + "凭证"), new("Copy both into the inbox's form.", "将两项填入收件箱的设置表单。"),
            [
                new("agentId", new("AgentId", "AgentId"), FieldKind.Shown, application.AgentId.ToString(CultureInfo.InvariantCulture)),
                new("secret", new("Secret", "Secret"), FieldKind.Secret, application.Secret),
            ], [new("reset", new("Reset the secret", "重置 Secret"))]),
        new(id + "-callback", new(of.En + "receive messages (设置API接收)", of.Zh + "接收消息（设置API接收）"),
            new("Enter Token and EncodingAESKey in the inbox and save it, then save here: the console calls the address at once.", "先在收件箱中填写 Token 与 EncodingAESKey 并保存，再在此保存：后台会立即请求该地址。"),
            [
                new("url", new("URL", "URL"), FieldKind.Text, application.Callback?.ToString() ?? ""),
                new("token", new("Token", "Token"), FieldKind.Text, application.Token),
                new("encodingAesKey", new("EncodingAESKey", "EncodingAESKey"), FieldKind.Text, application.EncodingAesKey),
            ], [Save, Renew]),
        new(id + "-trusted", new(of.En + "trusted IP", of.Zh + "企业可信IP"), new("Calls from other addresses end with 60020.", "其他地址的调用会返回 60020。"),
            [ConsoleField.Switch("trusted", new("This installation's address is trusted", "已添加本系统的出口 IP"), application.IsTrusted)], [Save]),
    ];

    private static string NewText(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", length);
}
