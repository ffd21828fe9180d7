namespace Switchboard.Tenancy.Mail.Letters;

internal sealed record ResetLetter(string Link)
{
    internal Letter Write(string to, string language) => language == "zh-CN"
        ? LetterPage.Write(to, language, "重置您的密码",
            ["有人请求重置您的 Switchboard 密码。如果是您本人，请设置新密码。"], "设置新密码", Link,
            ["链接 1 小时内有效，只能使用一次。设置后，所有已登录的设备都会退出。", "如果不是您本人，请忽略这封邮件，密码不会改变。"])
        : LetterPage.Write(to, language, "Choose a new password",
            ["Somebody asked for a new password for your Switchboard account. If it was you, choose one."], "Choose a new password", Link,
            ["The link works once, for one hour. Afterwards you are signed out everywhere.", "If it was not you, do nothing. Your password stays as it is."]);
}
