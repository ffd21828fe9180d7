namespace Switchboard.Tenancy.Mail;

/// <summary>Where letters go out. What must not be lost is handed to <see cref="MailQueue"/>, which comes here as often as it takes.</summary>
internal interface IMail
{
    Task<MailAnswer> SendAsync(Letter letter, CancellationToken ct);
}

internal enum MailFate
{
    Taken,

    /// <summary>The server is away or busy: worth another try.</summary>
    NotNow,

    /// <summary>The server knows no such recipient: no later try will do better.</summary>
    Never,
}

/// <param name="Fate">Whether it was taken.</param>
/// <param name="Reason">Why not, for the operator; never what the letter says.</param>
internal readonly record struct MailAnswer(MailFate Fate, string? Reason = null);
