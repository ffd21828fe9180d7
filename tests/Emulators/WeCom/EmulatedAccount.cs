namespace Switchboard.Emulators.WeCom;

/// <summary>The company, its application and its customer service account, as somebody set them up in the console.</summary>
public sealed record EmulatedAccount
{
    public string CorpId { get; init; } = "wwemulated00000001";

    public int AgentId { get; init; } = 1000002;

    public string Secret { get; init; } = "emulated-secret";

    public string Token { get; init; } = "QDG6eK";

    public string EncodingAesKey { get; init; } = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    public string OpenKfId { get; init; } = "wkEmulated0000001";

    /// <summary>Where callbacks go; null makes none.</summary>
    public Uri? Callback { get; init; }

    public TimeSpan TokenLives { get; init; } = TimeSpan.FromHours(2);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
