using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Makes one of two contacts of whom it has turned out that they are the same person. Nobody carries out what platforms told meanwhile: an
/// event that has found its contact must not write to one that is gone.
/// </summary>
internal sealed class ContactMerge(DeskWork work, CurrentTenant tenant)
{
    /// <summary>Always in this order: what platforms told, then the person everywhere.</summary>
    public async Task BeginAsync(string union, CancellationToken ct)
    {
        await work.Db.Database.ExecuteSqlAsync(ChannelIntake.Wait(tenant.Id), ct);
        await work.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Id.Value.ToString() + union}, 0))", ct);
    }

    /// <returns>The contact that stays: the older.</returns>
    public async Task<Contact> JoinAsync(Contact contact, string union, CancellationToken ct)
    {
        var others = await (
            from identity in work.Db.Set<ContactIdentity>().Where(i => i.UnionId == union && i.ContactId != contact.Id)
            join c in work.Db.Contacts on identity.ContactId equals c.Id
            select c).Distinct().ToListAsync(ct);
        foreach (var other in others)
        {
            var (stays, goes) = other.CreatedAt <= contact.CreatedAt ? (other, contact) : (contact, other);
            if (await MeetAsync(stays, goes, ct))
                continue;
            await MoveAsync(stays, goes, ct);
            contact = stays;
        }

        return contact;
    }

    /// <summary>In one inbox there is one thread and one open conversation for a contact: two accounts of a person there stay two.</summary>
    private Task<bool> MeetAsync(Contact one, Contact other, CancellationToken ct) => work.Db.Database.SqlQuery<bool>($"""
        select exists (
            select from desk.channel_threads a join desk.channel_threads b on b.tenant_id = a.tenant_id and b.inbox_id = a.inbox_id
            where a.contact_id = {one.Id.Value} and b.contact_id = {other.Id.Value})
          or exists (
            select from desk.conversations a join desk.conversations b on b.tenant_id = a.tenant_id and b.inbox_id = a.inbox_id
            where a.contact_id = {one.Id.Value} and b.contact_id = {other.Id.Value} and a.status <> 'resolved' and b.status <> 'resolved') as "Value"
        """).SingleAsync(ct);

    private async Task MoveAsync(Contact stays, Contact goes, CancellationToken ct)
    {
        var (to, from) = (stays.Id.Value, goes.Id.Value);
        var database = work.Db.Database;

        // In the order of their ids, as the message writer locks them.
        var moved = await work.Db.Conversations.FromSql($"select * from desk.conversations where contact_id = {from} order by id for no key update")
            .AsNoTracking().Select(c => new { c.Id, c.InboxId }).ToListAsync(ct);
        await database.ExecuteSqlAsync(
            $"update desk.messages m set author_id = {to} from desk.conversations c where c.contact_id = {from} and m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.author_kind = 'contact' and m.author_id = {from}", ct);
        await database.ExecuteSqlAsync($"update desk.conversations set contact_id = {to} where contact_id = {from}", ct);
        await database.ExecuteSqlAsync($"update desk.channel_threads set contact_id = {to} where contact_id = {from}", ct);
        await database.ExecuteSqlAsync($"update desk.contact_identities set contact_id = {to} where contact_id = {from}", ct);
        await CompleteAsync(stays, goes, ct);
        work.Db.Remove(goes);
        await work.Db.SaveChangesAsync(ct);
        foreach (var conversation in moved)
            work.Publish(new ConversationChanged(tenant.Id, conversation.Id, conversation.InboxId));
    }

    /// <summary>What only the other knew is not lost; a name that we made up gives way to one that somebody has.</summary>
    private async Task CompleteAsync(Contact stays, Contact goes, CancellationToken ct)
    {
        var names = await work.Db.Set<ContactIdentity>().Where(i => i.ContactId == stays.Id).Select(i => i.ExternalId).ToListAsync(ct);
        if (names.Exists(n => stays.Name == VisitorName.Of(n, language: null)))
            stays.Name = goes.Name;
        stays.Email ??= goes.Email;
        stays.Phone ??= goes.Phone;
        stays.Note ??= goes.Note;
        stays.Language ??= goes.Language;
        if (goes.LastSeenAt > (stays.LastSeenAt ?? DateTimeOffset.MinValue))
            stays.LastSeenAt = goes.LastSeenAt;
    }
}
