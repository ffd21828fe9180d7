using System.Globalization;
using System.Security.Cryptography;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.DingTalk.Page;

/// <summary>The pages of DingTalk's developer console that docs/operator/channels/dingtalk.md walks through.</summary>
internal sealed class DingTalkConsole(DingTalkEmulator emulator) : IDeveloperConsole
{
    private static readonly ConsoleAction Save = new("save", new("Save", "保存"));

    private Organisation Organisation => emulator.Organisation;

    public IReadOnlyList<ConsoleSection> Sections =>
    [
        new("credentials", new("Credentials and basic information", "凭证与基础信息"), new("Copy both into the inbox's form.", "将两项填入收件箱的设置表单。"),
            [new("appKey", new("Client ID (AppKey)", "Client ID（原 AppKey）"), FieldKind.Shown, Organisation.AppKey), new("appSecret", new("Client Secret (AppSecret)", "Client Secret（原 AppSecret）"), FieldKind.Secret, Organisation.AppSecret)],
            [new("reset", new("Reset the secret", "重置 Client Secret"))]),
        new("rights", new("Permissions", "权限管理"), new("What the application may do. Take one away, and see what the inbox's check says.", "应用可以做什么。去掉一项，看看收件箱的检测结果。"),
            [
                ConsoleField.Switch("send", new("qyapi_robot_sendmsg", "qyapi_robot_sendmsg（企业内机器人发送消息权限）"), Organisation.MaySend),
                ConsoleField.Switch("members", new("Member information", "通讯录：成员信息读权限"), Organisation.MayReadMembers),
            ], [Save]),
        new("robot", new("Robot: how messages are received", "机器人：消息接收模式"), new("HTTP mode sends each message to this address once. While a stream is open, messages go there instead.", "HTTP 模式下每条消息只推送一次到该地址；存在 Stream 连接时改由 Stream 推送。"),
            [
                new("robotCode", new("RobotCode", "RobotCode"), FieldKind.Shown, Organisation.RobotCode),
                new("url", new("Address for messages", "消息接收地址"), FieldKind.Text, emulator.CallbackAddress?.ToString() ?? ""),
                new("streams", new("Open streams", "当前 Stream 连接数"), FieldKind.Shown, emulator.Stream.Connections.ToString(CultureInfo.InvariantCulture)),
            ], [Save]),
        new("events", new("Event subscription over HTTP", "事件订阅：HTTP 推送"), new("Enter token and aes_key in the inbox and save it, then save here: the console wants an encrypted success.", "先在收件箱中填写 token 与 aes_key 并保存，再在此保存：后台要求返回加密的 success。"),
            [
                new("encodingAesKey", new("Encryption aes_key", "加密 aes_key"), FieldKind.Shown, Organisation.AesKey), new("token", new("Signature token", "签名 token"), FieldKind.Shown, Organisation.Token),
                new("url", new("Request address", "请求网址"), FieldKind.Text, emulator.EventAddress?.ToString() ?? ""),
            ], [Save, new("renew", new("Generate", "生成"))]),
    ];

    public IReadOnlyList<CallbackNote> Callbacks => [.. emulator.Journal.Notes.Reverse().Take(50)];

    public async Task<Told> DoAsync(string section, string action, IReadOnlyDictionary<string, string> values, CancellationToken ct)
    {
        switch (section, action)
        {
            case ("credentials", "reset"):
                Organisation.AppSecret = NewText(64);
                emulator.EndTokens();
                return Told.Nothing;
            case ("rights", "save"):
                (Organisation.MaySend, Organisation.MayReadMembers) = (values["send"] == "true", values["members"] == "true");
                return Told.Nothing;
            case ("robot", "save"):
                if (Address(values) is not { } robot)
                    return NoAddress();
                emulator.CallbackAddress = robot;
                return Told.Nothing;
            case ("events", "renew"):
                (Organisation.AesKey, Organisation.Token) = (NewText(43), NewText(24));
                return Told.Nothing;
            case ("events", "save"):
                return await SaveEventsAsync(values, ct);
            default:
                return new Told(false, "unknown");
        }
    }

    private async Task<Told> SaveEventsAsync(IReadOnlyDictionary<string, string> values, CancellationToken ct)
    {
        if (Address(values) is not { } address)
            return NoAddress();
        if (!await emulator.VerifyEventsAsync(address, ct))
            return new Told(false, "请求网址校验失败 / the address did not answer with an encrypted success");
        emulator.EventAddress = address;
        return Told.Nothing;
    }

    private static Told NoAddress() => new(false, "地址不合法 / not an address");

    private static Uri? Address(IReadOnlyDictionary<string, string> values) => Uri.TryCreate(values["url"].Trim(), UriKind.Absolute, out var url) ? url : null;

    private static string NewText(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);
}
