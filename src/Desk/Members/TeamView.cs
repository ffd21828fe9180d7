using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

public sealed record TeamView
{
    public TeamId Id { get; init; }

    public string Name { get; init; } = "";

    public IReadOnlyList<MemberId> MemberIds { get; init; } = [];

    internal static IQueryable<TeamView> From(DeskDb db) => db.Teams.Select(t => new TeamView
    {
        Id = t.Id,
        Name = t.Name,
        MemberIds = db.Set<TeamMember>().Where(m => m.TeamId == t.Id).OrderBy(m => m.MemberId).Select(m => m.MemberId).ToList(),
    });
}

[Set]
internal static class TeamSet
{
    internal static readonly Set<TeamView, TeamId> Declaration =
        new Set<TeamView, TeamId>("teams", "members:read", t => t.Id).From<DeskDb>((db, _) => TeamView.From(db)).Sort(t => t.Name);
}
