using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("teams.change", Permission = "teams:manage", Route = "PUT /teams/{id}",
    Refuses = [typeof(TeamExists)],
    Summary = "Rename a team and say who is in it.")]
internal sealed class ChangeTeam(DeskDb db) : IVerb<ChangeTeam.Input, TeamView>
{
    internal sealed record Input(TeamId Id, [StringLength(100, MinimumLength = 1)] string Name, IReadOnlyList<MemberId> MemberIds) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<TeamView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var team = await db.Teams.SingleOrDefaultAsync(t => t.Id == input.Id, ct);
        if (team is null)
            return new NotFound("team");
        if (await db.Teams.AnyAsync(t => t.Name == input.Name && t.Id != input.Id, ct))
            return new TeamExists();
        if (await TeamMembership.ReplaceAsync(db, team.Id, input.MemberIds, ct) is { } refusal)
            return refusal;
        team.Name = input.Name;
        return new TeamView { Id = team.Id, Name = team.Name, MemberIds = [.. input.MemberIds.Distinct()] };
    }
}
