using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Desk.Webhooks;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What becomes known of somebody after they have written: their name, and that they are somebody whom we know already.</summary>
internal sealed class ContactProfiles(DeskWork work, ContactMerge merge, DeliveryNotes notes, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>So far back are messages that were signed with a made-up name signed anew.</summary>
    private const int Recent = 200;

    public async Task LearnAsync(LeasedProfile asked, ChannelProfile profile, CancellationToken ct)
    {
        var (inbox, person) = (asked.Inbox, asked.Person);
        var db = await work.BeginAsync(ct);
        if (profile.UnionId is { } union)
            await merge.BeginAsync(union, ct);
        if (await db.Set<ContactIdentity>().SingleOrDefaultAsync(i => i.InboxId == inbox && i.ExternalId == person, ct) is not { } identity)
            return;
        var contact = await db.Contacts.SingleAsync(c => c.Id == identity.ContactId, ct);
        var signed = await NameAsync(contact, inbox, person, profile, ct);
        var changed = db.Entry(contact).State == EntityState.Modified;
        if (identity.UnionId is null && profile.UnionId is { } known)
        {
            identity.UnionId = known;
            await db.SaveChangesAsync(ct);
            var joined = await merge.JoinAsync(contact, known, ct);
            (contact, changed) = (joined, changed || joined != contact || db.Entry(joined).State == EntityState.Modified);
        }

        if (changed)
            work.Announce(WebhookPayload.Of(EventTypes.ContactUpdated, contact, clock.GetUtcNow()));

        // What an event has told since then is another question.
        await db.Set<ProfileRow>().Where(p => p.InboxId == inbox && p.ExternalId == person && p.UnionId == asked.UnionId).ExecuteDeleteAsync(ct);
        await work.CommitAsync(audit: null, ct);
        foreach (var conversation in signed.GroupBy(s => s.ConversationId, s => s.Seq))
            await notes.TellAsync(new ConversationId(conversation.Key), conversation, ct);
    }

    /// <summary>Only over a name that we made up: what an agent wrote there stays.</summary>
    private async Task<List<Signed>> NameAsync(Contact contact, InboxId inbox, string person, ChannelProfile profile, CancellationToken ct)
    {
        var madeUp = VisitorName.Of(person, language: null);
        contact.Language ??= Correspondents.LanguageOf(profile);
        if (Correspondents.Short(profile.Name) is not { } name || contact.Name != madeUp)
            return [];
        contact.Name = name;
        var signed = await work.Db.Database.SqlQuery<Signed>($"""
            update desk.messages m set author_name = {name} from desk.conversations c
            where c.inbox_id = {inbox.Value} and c.status <> 'resolved'
              and (c.contact_id = {contact.Id.Value} or c.contact_id in (select t.contact_id from desk.channel_threads t where t.inbox_id = {inbox.Value} and t.is_group))
              and m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.seq > c.last_seq - {Recent}
              and m.author_kind = 'contact' and m.author_id = {contact.Id.Value} and m.author_name = {madeUp}
            returning m.conversation_id as "ConversationId", m.seq as "Seq"
            """).ToListAsync(ct);
        foreach (var conversation in signed.Select(s => s.ConversationId).Distinct())
            work.Publish(new ConversationChanged(tenant.Id, new ConversationId(conversation), inbox));
        return signed;
    }

    private sealed record Signed(Guid ConversationId, int Seq);
}
