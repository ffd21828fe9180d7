using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Contacts;

[Personal]
[DeskTable("contacts")]
internal sealed class Contact
{
    public ContactId Id { get; init; }

    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? ExternalId { get; set; }

    public bool Verified { get; set; }

    public string? Language { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; set; }
}

/// <summary>Who a contact is at one inbox.</summary>
[Personal]
[DeskTable("contact_identities", nameof(InboxId), nameof(ExternalId))]
internal sealed class ContactIdentity
{
    public InboxId InboxId { get; init; }

    public string ExternalId { get; init; } = "";

    public ContactId ContactId { get; set; }

    /// <summary>The same for all applications of one developer at a platform.</summary>
    public string? UnionId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
