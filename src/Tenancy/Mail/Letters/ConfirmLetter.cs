namespace Switchboard.Tenancy.Mail.Letters;

/// <summary>Asks whether the address is theirs. Says nothing that whoever signed up could choose: they may have named a stranger's address.</summary>
internal sealed record ConfirmLetter(string Link)
{
    internal Letter Write(string to, string language) => language == "zh-CN"
        ? LetterPage.Write(to, language, "确认您的邮箱",
            ["有人用这个邮箱注册了 Switchboard。如果是您本人，请确认这是您的邮箱。"], "确认邮箱", Link,
            ["链接 24 小时内有效，只能使用一次。", "如果不是您本人，请忽略这封邮件。"])
        : LetterPage.Write(to, language, "Confirm your e-mail address",
            ["Somebody signed up for Switchboard with this address. If it was you, confirm that the address is yours."], "Confirm the address", Link,
            ["The link works once, for 24 hours.", "If it was not you, do nothing."]);
}
