using Switchboard.Desk.Inboxes;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Visitors;

/// <summary>A customer in a live channel: what their token says, checked.</summary>
public sealed record Visitor(Tenant Tenant, LiveInbox Inbox, ContactId Contact, string Name)
{
    /// <summary>External ids are unique in an inbox; a visitor's client ids only among their own.</summary>
    public string ExternalIdOf(string clientId) => $"{Contact.Value:N}:{clientId}";
}
