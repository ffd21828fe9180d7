using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Inboxes;

/// <summary>Somebody who works in an inbox. An inbox without such rows, and without teams, is open to everybody.</summary>
[DeskTable("inbox_members", nameof(InboxId), nameof(MemberId))]
internal sealed class InboxMember
{
    public InboxId InboxId { get; init; }

    public MemberId MemberId { get; init; }
}

[DeskTable("inbox_teams", nameof(InboxId), nameof(TeamId))]
internal sealed class InboxTeam
{
    public InboxId InboxId { get; init; }

    public TeamId TeamId { get; init; }
}

/// <summary>Which members see an inbox: the same rule that limits callers, asked from the inbox's side.</summary>
internal static class InboxAccess
{
    private static readonly MemberRole[] SeeAll = [.. Enum.GetValues<MemberRole>().Where(r => BuiltInRoles.PermissionsOf(r).Contains(Roles.AllInboxes))];

    internal static IQueryable<Member> WhoSee(DeskDb db, InboxId inbox) => db.Members.Where(m =>
        (!db.Set<InboxMember>().Any(a => a.InboxId == inbox) && !db.Set<InboxTeam>().Any(a => a.InboxId == inbox))
        || db.Set<InboxMember>().Any(a => a.InboxId == inbox && a.MemberId == m.Id)
        || db.Set<InboxTeam>().Any(a => a.InboxId == inbox && db.Set<TeamMember>().Any(t => t.TeamId == a.TeamId && t.MemberId == m.Id))
        || (m.CustomRoleId == null && SeeAll.Contains(m.Role))
        || db.Set<CustomRole>().Any(r => r.Id == m.CustomRoleId && r.Permissions.Contains(Roles.AllInboxes)));

    /// <summary>Inboxes that are not open to everybody, each with those of the members who see it.</summary>
    internal static async Task<IReadOnlyDictionary<InboxId, HashSet<MemberId>>> ClosedAsync(DeskDb db, IReadOnlyList<MemberId> members, CancellationToken ct)
    {
        var closed = await db.Set<InboxMember>().Select(a => a.InboxId).Union(db.Set<InboxTeam>().Select(a => a.InboxId)).ToListAsync(ct);
        var found = new Dictionary<InboxId, HashSet<MemberId>>();
        foreach (var inbox in closed)
            found[inbox] = [.. await WhoSee(db, inbox).Where(m => members.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct)];
        return found;
    }
}
