using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Desk.Webhooks;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Who writes at a platform, as our contacts: known by inbox and id there, and the same person where the platform says so.</summary>
internal sealed class Correspondents(DeskWork work, ISecretBox secrets, CurrentTenant tenant, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>The contact that a conversation is with (in a group, the group itself), and who of it speaks.</summary>
    public async Task<Correspondent> FindAsync(LiveInbox inbox, ChannelThread thread, ChannelPerson person, CancellationToken ct)
    {
        var speaker = await FindAsync(inbox, person.Id, person, ask: true, ct);
        if (!thread.Group)
            return new Correspondent(speaker.Id, speaker.Id, speaker.Name);
        var group = await FindAsync(inbox, "group:" + thread.Id, new ChannelPerson(thread.Id, thread.Title), ask: false, ct);
        return new Correspondent(group.Id, speaker.Id, speaker.Name);
    }

    /// <summary>Remembers where answers go, before anybody can answer.</summary>
    public async Task HearAsync(LiveInbox inbox, ContactId contact, Heard heard, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({inbox.Id.Value.ToString() + contact.Value}, 0))", ct);
        var row = await db.Set<ChannelThreadRow>().SingleOrDefaultAsync(t => t.InboxId == inbox.Id && t.ContactId == contact, ct);
        if (row is null)
            db.Add(row = new ChannelThreadRow { InboxId = inbox.Id, ContactId = contact });
        (row.ThreadId, row.IsGroup, row.Title, row.PersonId) = (heard.Thread.Id, heard.Thread.Group, heard.Thread.Title ?? row.Title, heard.Person.Id);
        if (heard.Thread.ReplyAddress is { } address)
            (row.ReplyAddress, row.ReplyUntil) = (Seal(address), heard.Thread.ReplyUntil);
        if (heard.ReplyCode is { } code)
            row.ReplyCode = Seal(code);
        if (heard.Message is { } message)
            row.ReplyTo = message;
        if (heard.Spoke)
            (row.LastHeardAt, row.SentSince) = (row.LastHeardAt > heard.At ? row.LastHeardAt : heard.At, 0);
        await work.CommitAsync(audit: null, ct);
    }

    private byte[] Seal(string text) => secrets.Lock(tenant.Id, ChannelThreadRow.Purpose, Encoding.UTF8.GetBytes(text));

    private async Task<(ContactId Id, string Name)> FindAsync(LiveInbox inbox, string externalId, ChannelPerson person, bool ask, CancellationToken ct)
    {
        if (await KnownAsync(inbox.Id, externalId, ct) is { } known)
        {
            if (person.UnionId is { } union && known.Identity.UnionId is null)
                await AskAsync(inbox.Id, externalId, union, ct);
            return (known.Contact.Id, known.Contact.Name);
        }

        return await AddAsync(inbox, externalId, person, ask, ct);
    }

    /// <summary>Has the platform asked who that is, once what is being written here is durable.</summary>
    private async Task AskAsync(InboxId inbox, string externalId, string? union, CancellationToken ct)
    {
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            insert into desk.channel_profiles (tenant_id, inbox_id, external_id, union_id, due_at) values ({tenant.Id.Value}, {inbox.Value}, {externalId}, {union}, {clock.GetUtcNow()})
            on conflict (tenant_id, inbox_id, external_id) do update set union_id = excluded.union_id, due_at = excluded.due_at, attempts = 0
            where channel_profiles.union_id is null and excluded.union_id is not null
            """, ct);
        work.Publish(new FetchesWaiting(tenant.Id));
    }

    private async Task<(ContactId Id, string Name)> AddAsync(LiveInbox inbox, string externalId, ChannelPerson person, bool ask, CancellationToken ct)
    {
        var union = person.UnionId;
        var now = clock.GetUtcNow();
        var db = await work.BeginAsync(ct);

        // Always in this order: the person everywhere, then the person here.
        if (union is not null)
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Id.Value.ToString() + union}, 0))", ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({inbox.Id.Value.ToString() + externalId}, 0))", ct);
        if (await KnownAsync(inbox.Id, externalId, ct) is { } known)
        {
            await work.DropAsync();
            return (known.Contact.Id, known.Contact.Name);
        }

        var contact = union is null ? null : await (
            from identity in db.Set<ContactIdentity>().Where(i => i.UnionId == union)
            join c in db.Contacts on identity.ContactId equals c.Id
            select c).FirstOrDefaultAsync(ct);
        if (contact is null)
        {
            contact = new Contact { Id = ContactId.New(), Name = Short(person.Name) ?? VisitorName.Of(externalId, language: null), CreatedAt = now };
            db.Add(contact);
            work.Announce(WebhookPayload.Of(EventTypes.ContactCreated, contact, now));
        }

        contact.LastSeenAt = now;
        await db.SaveChangesAsync(ct);
        db.Add(new ContactIdentity { InboxId = inbox.Id, ExternalId = externalId, ContactId = contact.Id, UnionId = union, CreatedAt = now });
        await db.SaveChangesAsync(ct);
        if (ask && (person.Name is null || union is null))
            await AskAsync(inbox.Id, externalId, union, ct);
        await work.CommitAsync(audit: null, ct);
        return (contact.Id, contact.Name);
    }

    private async Task<Named?> KnownAsync(InboxId inbox, string externalId, CancellationToken ct) => await (
        from identity in work.Db.Set<ContactIdentity>().AsNoTracking().Where(i => i.InboxId == inbox && i.ExternalId == externalId)
        join c in work.Db.Contacts.AsNoTracking() on identity.ContactId equals c.Id
        select new Named(c, identity)).SingleOrDefaultAsync(ct);

    /// <summary>Of the languages that we speak.</summary>
    internal static string? LanguageOf(ChannelProfile profile) => profile.Language is "zh-CN" or "en" ? profile.Language : null;

    internal static string? Short(string? name) => string.IsNullOrWhiteSpace(name) ? null : EventText.Clean(name.Trim()) is { Length: > LongestName } longer ? longer[..LongestName] : EventText.Clean(name.Trim());

    private sealed record Named(Contact Contact, ContactIdentity Identity);
}

/// <param name="Contact">Whom the conversation is with.</param>
/// <param name="Speaker">Who of it speaks.</param>
/// <param name="Name">The speaker's name.</param>
internal sealed record Correspondent(ContactId Contact, ContactId Speaker, string Name);

/// <summary>A sign of life of a customer.</summary>
/// <param name="Thread">Where.</param>
/// <param name="Person">Whose.</param>
/// <param name="At">When.</param>
/// <param name="Spoke">Whether the platform counts it as theirs, as it does what they wrote or pressed: then it takes answers again.</param>
/// <param name="Message">What they wrote, by the platform's id.</param>
/// <param name="ReplyCode">With it one greeting may be sent.</param>
internal sealed record Heard(ChannelThread Thread, ChannelPerson Person, DateTimeOffset At, bool Spoke, string? Message = null, string? ReplyCode = null);
