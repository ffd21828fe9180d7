using System.Collections.Frozen;

namespace Switchboard.Host.Identity.OAuth.Pages;

/// <summary>What the pages say, in both languages.</summary>
internal sealed record ConnectWords(string Language, FrozenDictionary<string, string> Texts)
{
    private static readonly ConnectWords English = new("en", new Dictionary<string, string>
    {
        ["consent.title"] = "Allow access?",
        ["consent.asks"] = "{0} would like to act for you in {1}:",
        ["consent.hint"] = "It never gets more than you may do yourself, and never your password. You are sent back to {0}.",
        ["allow"] = "Allow",
        ["deny"] = "Do not allow",
        ["scope.openid"] = "Know who you are",
        ["scope.profile"] = "See your name",
        ["scope.email"] = "See your e-mail address",
        ["scope.offline_access"] = "Do so while you are away, for up to 90 days",
        ["refused.title"] = "This cannot go on",
        ["refused.client"] = "The application that sent you here is not registered with us, or no longer.",
        ["refused.redirect"] = "The application wanted you sent back to an address that it has not registered.",
        ["refused.request"] = "The application's request cannot be read, or is too old. Go back to it and begin again.",
        ["refused.session"] = "You are no longer signed in, or too much time has passed. Go back to the application and begin again.",
        ["refused.tenant"] = "You are signed in, but you do not belong to the company that this application is registered with.",
        ["refused.issuer"] = "This installation does not know its own public address. Its operator has to set Public__BaseUrl.",
        ["refused.throttled"] = "Too many attempts. Wait five minutes and try again.",
        ["device.title"] = "Connect a device",
        ["device.ask"] = "Type the code that the device shows.",
        ["device.code"] = "Code",
        ["device.wrong"] = "No device waits with this code. Look again, or begin anew on the device.",
        ["device.next"] = "Go on",
        ["device.confirm"] = "{0} on another device would like to act for you in {1}. Does it show this code?",
        ["device.allowed"] = "The device is connected. You can close this page.",
        ["device.denied"] = "The device was not connected. You can close this page.",
        ["device.done"] = "Done",
        ["logout.title"] = "Sign out?",
        ["logout.ask"] = "{0} asks to sign you out of Switchboard in this browser.",
        ["logout.someone"] = "An application",
        ["logout.yes"] = "Sign out",
        ["logout.done.title"] = "You are signed out",
        ["logout.done"] = "You can close this page.",
    }.ToFrozenDictionary(StringComparer.Ordinal));

    private static readonly ConnectWords Chinese = new("zh-CN", new Dictionary<string, string>
    {
        ["consent.title"] = "允许访问吗？",
        ["consent.asks"] = "{0} 希望在 {1} 中代表您：",
        ["consent.hint"] = "它的权限不会超过您本人，也拿不到您的密码。之后您会回到 {0}。",
        ["allow"] = "允许",
        ["deny"] = "不允许",
        ["scope.openid"] = "知道您是谁",
        ["scope.profile"] = "查看您的姓名",
        ["scope.email"] = "查看您的邮箱地址",
        ["scope.offline_access"] = "在您离开后继续，最长 90 天",
        ["refused.title"] = "无法继续",
        ["refused.client"] = "把您带到这里的应用没有在我们这里注册，或者已被移除。",
        ["refused.redirect"] = "该应用要求把您送回一个它没有登记的地址。",
        ["refused.request"] = "应用的请求无法读取，或者已经过期。请回到应用重新开始。",
        ["refused.session"] = "您已退出登录，或者等待时间过长。请回到应用重新开始。",
        ["refused.tenant"] = "您已登录，但您不属于注册该应用的公司。",
        ["refused.issuer"] = "本系统不知道自己的公开地址。运营者需要设置 Public__BaseUrl。",
        ["refused.throttled"] = "尝试次数过多。请五分钟后再试。",
        ["device.title"] = "连接设备",
        ["device.ask"] = "请输入设备上显示的代码。",
        ["device.code"] = "代码",
        ["device.wrong"] = "没有设备在等待这个代码。请再看一眼，或在设备上重新开始。",
        ["device.next"] = "继续",
        ["device.confirm"] = "另一台设备上的 {0} 希望在 {1} 中代表您。它显示的是这个代码吗？",
        ["device.allowed"] = "设备已连接。您可以关闭此页面。",
        ["device.denied"] = "设备未连接。您可以关闭此页面。",
        ["device.done"] = "完成",
        ["logout.title"] = "退出登录吗？",
        ["logout.ask"] = "{0} 请求让您在此浏览器中退出 Switchboard。",
        ["logout.someone"] = "一个应用",
        ["logout.yes"] = "退出登录",
        ["logout.done.title"] = "您已退出登录",
        ["logout.done"] = "您可以关闭此页面。",
    }.ToFrozenDictionary(StringComparer.Ordinal));

    internal static IReadOnlyList<ConnectWords> All { get; } = [English, Chinese];

    internal string this[string name] => Texts[name];

    /// <summary>The first language that the browser asks for and we speak.</summary>
    internal static ConnectWords Of(HttpRequest request)
    {
        foreach (var asked in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (asked.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
                return Chinese;
            if (asked.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                return English;
        }

        return English;
    }

    /// <summary>What a scope lets an application do; a permission stands for itself.</summary>
    internal string Scope(string scope) => Texts.GetValueOrDefault("scope." + scope, scope);
}
