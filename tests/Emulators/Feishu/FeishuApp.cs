namespace Switchboard.Emulators.Feishu;

/// <summary>The one application that the emulated platform knows, as its console would show it.</summary>
public sealed class FeishuApp
{
    public string AppId { get; init; } = "cli_a1b2c3d4e5f60718";

    public string AppSecret { get; set; } = "emulated-app-secret";

    public string EncryptKey { get; set; } = "emulated-encrypt-key";

    public string VerificationToken { get; set; } = "emulated-verification-token";

    /// <summary>Whose application it is.</summary>
    public string Company { get; init; } = "";

    /// <summary>Where events go while nobody holds a long connection.</summary>
    public Uri? CallbackUrl { get; set; }

    public string BotOpenId { get; init; } = "ou_bot";

    public string BotName { get; init; } = "客服机器人";

    public bool BotEnabled { get; set; } = true;

    /// <summary>Rights that the console granted.</summary>
    public ISet<string> Rights { get; } = new HashSet<string>(StringComparer.Ordinal) { "im:message", "im:resource", "contact:user.base:readonly" };

    /// <summary>Events that the console no longer subscribes to.</summary>
    public ISet<string> Unsubscribed { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>In seconds; the real platform's is 7,200.</summary>
    public int TokenLifetime { get; init; } = 7_200;

    /// <summary>Messages to one chat within a second.</summary>
    public int ChatPerSecond { get; set; } = 5;

    /// <summary>Messages of the application within a second.</summary>
    public int AppPerSecond { get; set; } = 50;

    /// <summary>What the server tells those who hold a long connection, in seconds.</summary>
    public int PingInterval { get; set; } = 120;

    public int ReconnectNonce { get; set; }

    /// <summary>Payloads of the long connection longer than this are divided.</summary>
    public int LargestPart { get; set; } = 64 * 1024;
}
