using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("teams.change", Permission = "teams:manage", Route = "PUT /teams/{id}",
    Refuses = [typeof(TeamExists)],
    Example = """{"name":"Night shift","memberIds":["{member}"]}""",
    Summary = "Rename a team and say who is in it.")]
internal sealed class ChangeTeam(DeskDb db, DeskWork work, AccessNews access) : IVerb<ChangeTeam.Input, TeamView>
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

        // A team opens its inboxes to whoever is in it, so who lets people in must see every inbox themselves.
        if (caller.Inboxes is not null)
            return new NotPermitted(Roles.AllInboxes);
        if (await db.Teams.AnyAsync(t => t.Name == input.Name && t.Id != input.Id, ct))
            return new TeamExists();
        if (await TeamMembership.ReplaceAsync(db, team.Id, input.MemberIds, ct) is { } refusal)
            return refusal;
        team.Name = input.Name;
        access.Changed(work);
        return new TeamView { Id = team.Id, Name = team.Name, MemberIds = [.. input.MemberIds.Distinct()] };
    }
}
