using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.set-access", Permission = "inboxes:manage", Route = "PUT /inboxes/{id}/access",
    Example = """{"memberIds":["{member}"],"teamIds":[]}""",
    Summary = "Say who works in an inbox: members, teams, or with neither everybody. What others had there goes back to the queue.")]
internal sealed class SetInboxAccess(DeskWork work, ConversationRows rows, AccessNews access, TimeProvider clock) : IVerb<SetInboxAccess.Input, InboxView>
{
    internal sealed record Input(InboxId Id, [MaxLength(1_000)] IReadOnlyList<MemberId> MemberIds, [MaxLength(200)] IReadOnlyList<TeamId> TeamIds) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<InboxView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var inbox = await db.Inboxes.FromSql($"select * from desk.inboxes where id = {input.Id.Value} for no key update").SingleOrDefaultAsync(ct);
        if (inbox is null)
            return new NotFound("inbox");
        var (members, teams) = (input.MemberIds.Distinct().ToList(), input.TeamIds.Distinct().ToList());
        if (await db.Members.CountAsync(m => members.Contains(m.Id), ct) != members.Count)
            return new NotFound("member");
        if (await db.Teams.CountAsync(t => teams.Contains(t.Id), ct) != teams.Count)
            return new NotFound("team");

        await db.Set<InboxMember>().Where(a => a.InboxId == input.Id).ExecuteDeleteAsync(ct);
        await db.Set<InboxTeam>().Where(a => a.InboxId == input.Id).ExecuteDeleteAsync(ct);
        db.AddRange(members.Select(m => new InboxMember { InboxId = input.Id, MemberId = m }));
        db.AddRange(teams.Select(t => new InboxTeam { InboxId = input.Id, TeamId = t }));
        await db.SaveChangesAsync(ct);
        await ReturnAsync(db, input.Id, caller, ct);
        access.Changed(work);
        return await InboxView.From(db, caller).SingleAsync(i => i.Id == input.Id, ct);
    }

    /// <summary>Nobody keeps a conversation that they no longer see.</summary>
    private async Task ReturnAsync(DeskDb db, InboxId inbox, Caller caller, CancellationToken ct)
    {
        var held = await db.Conversations
            .FromSql($"select * from desk.conversations where tenant_id = {db.TenantId.Value} and inbox_id = {inbox.Value} and assignee_id is not null and status in ('open', 'snoozed') order by id for no key update")
            .ToListAsync(ct);
        if (held.Count == 0)
            return;
        var holders = held.Select(c => c.AssigneeId!.Value).Distinct().ToList();
        var stay = await InboxAccess.WhoSee(db, inbox).Where(m => holders.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        foreach (var conversation in held.Where(c => !stay.Contains(c.AssigneeId!.Value)))
        {
            var (former, now) = (conversation.AssigneeId, clock.GetUtcNow());
            conversation.Release(now);
            rows.Note(conversation, new SystemEvent("unassigned", Reason: "inbox-access"), caller.Name, now, former);
        }
    }
}
