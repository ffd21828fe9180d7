namespace Switchboard.Tenancy.Mail;

/// <summary>A letter on its way, as it lies in the catalog.</summary>
internal sealed class MailRow
{
    public Guid Id { get; init; }

    public string Recipient { get; init; } = "";

    public byte[]? Sealed { get; init; }

    public string State { get; init; } = "waiting";

    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Reason { get; init; }
}
