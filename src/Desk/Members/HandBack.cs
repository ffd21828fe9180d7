using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

/// <summary>Gives away all that somebody works on: to a member, a team, or the queue. Part of the work that makes them stop.</summary>
internal sealed class HandBack(DeskWork work, ConversationRows rows, TimeProvider clock)
{
    private const string Reason = "member-left";

    /// <summary>The member's row is locked by whoever calls, so nothing more is given to them until the commit.</summary>
    public async Task<Refusal?> RunAsync(Member from, MemberId? toMember, TeamId? toTeam, Caller by, CancellationToken ct)
    {
        // Some of it may lie in inboxes that the caller does not see, and it must not stay behind.
        if (by.Inboxes is not null)
            return new NotPermitted(Roles.AllInboxes);
        var db = work.Db;
        var member = toMember is { } m ? await db.Members.SingleOrDefaultAsync(x => x.Id == m, ct) : null;
        var team = toTeam is { } t ? await db.Teams.SingleOrDefaultAsync(x => x.Id == t, ct) : null;
        if (Decide(from, member, team is not null, toMember, toTeam) is { } refusal)
            return refusal;

        var held = await db.Conversations
            .FromSql($"select * from desk.conversations where tenant_id = {db.TenantId.Value} and assignee_id = {from.Id.Value} and status in ('open', 'snoozed') order by id for no key update")
            .ToListAsync(ct);
        foreach (var inbox in held.Select(c => c.InboxId).Distinct())
        {
            if (member is not null && !await InboxAccess.WhoSee(db, inbox).AnyAsync(x => x.Id == member.Id, ct))
                return new MemberWithoutAccess(member.Name);
        }

        foreach (var conversation in held)
            Give(conversation, from, member, team, by);
        return null;
    }

    internal static Refusal? Decide(Member from, Member? member, bool teamExists, MemberId? toMember, TeamId? toTeam) =>
        toMember is not null && member?.Id == from.Id
            ? new MemberCannotTake($"{from.Name} is who gives them away.")
            : AssignConversation.WhyNot(member, teamExists, toMember, toTeam);

    private void Give(Conversation conversation, Member from, Member? member, Team? team, Caller by)
    {
        var now = clock.GetUtcNow();
        conversation.Release(now);
        conversation.TeamId = team?.Id ?? conversation.TeamId;
        if (member is not null)
            (conversation.AssigneeId, conversation.QueuedAt) = (member.Id, null);
        var what = member is null && team is null ? "unassigned" : "assigned";
        rows.Note(conversation, new SystemEvent(what, member?.Id.Value, member?.Name, team?.Name, Reason), by.Name, now, from.Id);
    }
}
