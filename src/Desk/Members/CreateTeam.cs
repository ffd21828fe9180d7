using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("teams.create", Permission = "teams:manage", Route = "POST /teams", Status = 201,
    Refuses = [typeof(TeamExists)],
    Example = """{"name":"Night shift","memberIds":["{member}"]}""",
    Summary = "Make a team.")]
internal sealed class CreateTeam(DeskWork work, DeskDb db, TimeProvider clock) : IVerb<CreateTeam.Input, TeamView>
{
    internal sealed record Input([StringLength(100, MinimumLength = 1)] string Name, IReadOnlyList<MemberId> MemberIds);

    public async ValueTask<Outcome<TeamView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        if (await db.Teams.AnyAsync(t => t.Name == input.Name, ct))
            return new TeamExists();
        var team = new Team { Id = TeamId.New(), Name = input.Name, CreatedAt = clock.GetUtcNow() };
        db.Teams.Add(team);

        // First the team: the rows of its members refer to it, and nothing tells EF so.
        await db.SaveChangesAsync(ct);
        if (await TeamMembership.ReplaceAsync(db, team.Id, input.MemberIds, ct) is { } refusal)
            return refusal;
        return new TeamView { Id = team.Id, Name = team.Name, MemberIds = [.. input.MemberIds.Distinct()] };
    }
}
