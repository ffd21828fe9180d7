using System.Globalization;
using System.Security.Cryptography;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.Feishu.Page;

/// <summary>The pages of Feishu's developer console that docs/operator/channels/feishu.md walks through.</summary>
internal sealed class FeishuConsole(FeishuEmulator emulator) : IDeveloperConsole
{
    private static readonly ConsoleAction Save = new("save", new("Save", "保存"));

    private static readonly (string Name, string Zh)[] Rights =
        [("im:message", "获取与发送单聊、群组消息"), ("im:resource", "获取与上传图片或文件资源"), ("contact:user.base:readonly", "获取用户基本信息")];

    private static readonly (string Name, string Zh)[] Events =
    [
        ("im.message.receive_v1", "接收消息"), ("im.message.message_read_v1", "消息已读"), ("im.message.recalled_v1", "撤回消息"),
        ("im.chat.access_event.bot_p2p_chat_entered_v1", "用户进入与机器人的会话"), ("card.action.trigger", "卡片回传交互"),
    ];

    private FeishuApp App => emulator.App;

    public IReadOnlyList<ConsoleSection> Sections =>
    [
        new("credentials", new("Credentials & Basic Info", "凭证与基础信息"), new("Copy both into the inbox's form.", "将两项填入收件箱的设置表单。"),
            [new("appId", new("App ID", "App ID"), FieldKind.Shown, App.AppId), new("appSecret", new("App Secret", "App Secret"), FieldKind.Secret, App.AppSecret)],
            [new("reset", new("Reset the secret", "重置 App Secret"))]),
        new("bot", new("Features: Bot", "添加应用能力：机器人"), new("Without it nobody can write to the application.", "未添加机器人能力时，用户无法与应用对话。"),
            [ConsoleField.Switch("bot", new("Bot", "机器人"), App.BotEnabled)], [Save]),
        new("rights", new("Permissions & Scopes", "权限管理"), new("What the application may do. Take one away, and see what the inbox's check says.", "应用可以做什么。去掉一项，看看收件箱的检测结果。"),
            [.. Rights.Select(r => ConsoleField.Switch(r.Name, new(r.Name, $"{r.Name}（{r.Zh}）"), App.Rights.Contains(r.Name)))], [Save]),
        new("encryption", new("Events & Callbacks: Encryption Strategy", "事件与回调：加密策略"), new("With an Encrypt Key every event is encrypted and signed.", "填写 Encrypt Key 后，每个事件都会加密并签名。"),
            [new("encryptKey", new("Encrypt Key", "Encrypt Key"), FieldKind.Text, App.EncryptKey), new("verificationToken", new("Verification Token", "Verification Token"), FieldKind.Secret, App.VerificationToken)],
            [Save, new("reset", new("Reset the token", "重置 Verification Token"))]),
        Address(),
        new("events", new("Events & Callbacks: Subscribed", "事件与回调：已添加事件"), new("What the application is told.", "应用会收到的事件。"),
            [.. Events.Select(e => ConsoleField.Switch(e.Name, new(e.Name, $"{e.Name}（{e.Zh}）"), !App.Unsubscribed.Contains(e.Name)))], [Save]),
    ];

    public IReadOnlyList<CallbackNote> Callbacks =>
        [.. emulator.Deliveries.Reverse().Take(50).Select(d => new CallbackNote(d.At, d.What, d.Tries, d.Delivered, d.Answer, d.Next))];

    public async Task<Told> DoAsync(string section, string action, IReadOnlyDictionary<string, string> values, CancellationToken ct)
    {
        switch (section, action)
        {
            case ("credentials", "reset"):
                App.AppSecret = NewSecret();
                emulator.RevokeTokens();
                return Told.Nothing;
            case ("bot", "save"):
                App.BotEnabled = IsOn(values, "bot");
                return Told.Nothing;
            case ("rights", "save"):
                Keep(App.Rights, Rights.Select(r => r.Name), name => IsOn(values, name));
                return Told.Nothing;
            case ("events", "save"):
                Keep(App.Unsubscribed, Events.Select(e => e.Name), name => !IsOn(values, name));
                return Told.Nothing;
            case ("encryption", "save"):
                App.EncryptKey = values["encryptKey"].Trim();
                return Told.Nothing;
            case ("encryption", "reset"):
                App.VerificationToken = NewSecret();
                return Told.Nothing;
            case ("address", "save"):
                return await emulator.SaveAddressAsync(values["url"].Trim(), ct);
            default:
                return new Told(false, "unknown");
        }
    }

    private ConsoleSection Address() => new(
        "address", new("Events & Callbacks: Event and Callback Configuration", "事件与回调：事件配置与回调配置"),
        new("The console calls the address at once and saves it only when the challenge comes back. While a long connection is open, events go there instead.", "保存时会立即请求该地址，返回 challenge 后才会保存。存在长连接时，事件改由长连接推送。"),
        [
            new("url", new("Request URL", "请求地址"), FieldKind.Text, App.CallbackUrl?.ToString() ?? ""),
            new("connections", new("Open long connections", "当前长连接数"), FieldKind.Shown, emulator.Connections.ToString(CultureInfo.InvariantCulture)),
        ],
        [Save]);

    private static bool IsOn(IReadOnlyDictionary<string, string> values, string name) => values.GetValueOrDefault(name) == "true";

    private static string NewSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static void Keep(ISet<string> chosen, IEnumerable<string> all, Func<string, bool> belongs)
    {
        foreach (var name in all)
        {
            if (belongs(name))
                chosen.Add(name);
            else
                chosen.Remove(name);
        }
    }
}
