using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

/// <summary>Who is in a team, replaced as a whole.</summary>
internal static class TeamMembership
{
    internal static async Task<Refusal?> ReplaceAsync(DeskDb db, TeamId team, IReadOnlyList<MemberId> members, CancellationToken ct)
    {
        var wanted = members.Distinct().ToList();
        if (await db.Members.CountAsync(m => wanted.Contains(m.Id), ct) != wanted.Count)
            return new NotFound("member");
        var present = await db.Set<TeamMember>().Where(m => m.TeamId == team).ToListAsync(ct);
        db.RemoveRange(present.Where(p => !wanted.Contains(p.MemberId)));
        db.AddRange(wanted.Where(w => present.All(p => p.MemberId != w)).Select(w => new TeamMember { TeamId = team, MemberId = w }));
        return null;
    }
}
