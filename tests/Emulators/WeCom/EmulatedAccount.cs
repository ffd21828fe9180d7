namespace Switchboard.Emulators.WeCom;

/// <summary>An application of a company and its customer service account, as somebody set them up in the console.</summary>
public sealed record EmulatedAccount
{
    /// <summary>What the company is called.</summary>
    public string Company { get; init; } = "";

    public string CorpId { get; init; } = "wwemulated00000001";

    public int AgentId { get; init; } = 1000002;

    public string Secret { get; set; } = "emulated-secret";

    public string Token { get; set; } = "QDG6eK";

    public string EncodingAesKey { get; set; } = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    public string OpenKfId { get; init; } = "wkEmulated0000001";

    /// <summary>Where callbacks go; null makes none.</summary>
    public Uri? Callback { get; set; }

    /// <summary>Whether calls come from an address that the console trusts.</summary>
    public bool IsTrusted { get; set; } = true;

    /// <summary>Whether the application may call for the customer service account.</summary>
    public bool MayServe { get; set; } = true;

    /// <summary>Messages that one member gets within a minute; more are dropped without a word.</summary>
    public int MemberPerMinute { get; init; } = 30;

    /// <summary>Calls of one path within a minute.</summary>
    public int CallsPerMinute { get; init; } = 10_000;

    public TimeSpan TokenLives { get; init; } = TimeSpan.FromHours(2);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
