using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Visitors;

/// <summary>Who a visitor is to us: a proven user of the site, or this browser.</summary>
public sealed class VisitorSessions(DeskDb db, DeskWork work, TimeProvider clock)
{
    /// <summary>The contact behind an identity at an inbox, made when it is new. Two tabs at once find the same one.</summary>
    public async Task<(ContactId Contact, string Name)> EnterAsync(LiveInbox inbox, string externalId, IdentityResult.Verified? proven, string? language, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await work.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({inbox.Id.Value.ToString() + externalId}, 0))", ct);
        var known = await (
            from identity in db.Set<ContactIdentity>().Where(i => i.InboxId == inbox.Id && i.ExternalId == externalId)
            join c in db.Contacts on identity.ContactId equals c.Id
            select c).SingleOrDefaultAsync(ct);
        var contact = known ?? Add(inbox, externalId, language, now);
        if (proven is not null)
            (contact.Verified, contact.ExternalId, contact.Name, contact.Email) = (true, proven.Id, Short(proven.Name) ?? contact.Name, proven.Email ?? contact.Email);
        if (known is null || db.Entry(contact).State == EntityState.Modified)
            work.Announce(WebhookPayload.Of(known is null ? EventTypes.ContactCreated : EventTypes.ContactUpdated, contact, now));
        contact.LastSeenAt = now;
        await db.SaveChangesAsync(ct);
        if (known is null)
            db.Add(new ContactIdentity { InboxId = inbox.Id, ExternalId = externalId, ContactId = contact.Id, CreatedAt = now });
        await work.CommitAsync(audit: null, ct);
        return (contact.Id, contact.Name);
    }

    private Contact Add(LiveInbox inbox, string externalId, string? language, DateTimeOffset now)
    {
        var contact = new Contact { Id = ContactId.New(), Name = VisitorName.Of(externalId, language), Language = language, CreatedAt = now };
        db.Add(contact);
        return contact;
    }

    private static string? Short(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim() is { Length: > 200 } longer ? longer[..200] : name.Trim();
}
