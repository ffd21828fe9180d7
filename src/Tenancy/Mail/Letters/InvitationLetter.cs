namespace Switchboard.Tenancy.Mail.Letters;

/// <param name="Company">Which company invites.</param>
/// <param name="Link">Where to accept.</param>
internal sealed record InvitationLetter(string Company, string Link)
{
    internal Letter Write(string to, string language)
    {
        var company = LetterPage.Name(Company);
        return language == "zh-CN"
            ? LetterPage.Write(to, language, $"{company} 邀请您加入",
                [$"{company} 邀请您在 Switchboard 一起接待客户。"], "接受邀请", Link,
                ["链接 72 小时内有效，只能使用一次。", "如果您不认识这家企业，请忽略这封邮件。"])
            : LetterPage.Write(to, language, $"{company} invites you",
                [$"{company} invites you to answer customers together on Switchboard."], "Accept the invitation", Link,
                ["The link works once, for 72 hours.", "If you do not know this company, do nothing."]);
    }
}
