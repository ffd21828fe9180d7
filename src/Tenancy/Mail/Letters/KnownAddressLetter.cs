namespace Switchboard.Tenancy.Mail.Letters;

/// <summary>Tells whoever has an account that somebody signed up with their address: the form itself tells nobody.</summary>
internal sealed record KnownAddressLetter(string Link)
{
    internal Letter Write(string to, string language) => language == "zh-CN"
        ? LetterPage.Write(to, language, "您已有 Switchboard 账号",
            ["有人用这个邮箱再次注册 Switchboard。您已经有账号，请直接登录；忘记密码可以在登录页重置。"], "去登录", Link,
            ["如果不是您本人，请忽略这封邮件，您的账号没有任何变化。"])
        : LetterPage.Write(to, language, "You already have a Switchboard account",
            ["Somebody signed up for Switchboard with this address. You already have an account: sign in, or choose a new password from the sign-in page if you have forgotten yours."], "Sign in", Link,
            ["If it was not you, do nothing. Your account is as it was."]);
}
