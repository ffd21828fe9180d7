using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public sealed record IntentView
{
    public IntentId Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public TeamId? TeamId { get; init; }

    public string? TeamName { get; init; }

    public Priority Priority { get; init; }

    /// <summary>The bot does not try: people have it at once.</summary>
    public bool ToPerson { get; init; }

    /// <summary>How many examples it has; below five a model does not learn it.</summary>
    public int Examples { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    internal static IQueryable<IntentView> From(DeskDb db) => db.Set<Intent>().Select(i => new IntentView
    {
        Id = i.Id,
        Name = i.Name,
        Description = i.Description,
        TeamId = i.TeamId,
        TeamName = db.Teams.Where(t => t.Id == i.TeamId).Select(t => t.Name).FirstOrDefault(),
        Priority = i.Priority,
        ToPerson = i.ToPerson,
        Examples = db.Set<IntentExample>().Count(e => e.IntentId == i.Id),
        CreatedAt = i.CreatedAt,
    });
}

[Set]
internal static class IntentSet
{
    internal static readonly Set<IntentView, IntentId> Declaration =
        new Set<IntentView, IntentId>("intents", "intents:read", i => i.Id)
            .From<DeskDb>((db, _) => IntentView.From(db))
            .Filter(i => i.TeamId)
            .Sort(i => i.Name).Sort(i => i.CreatedAt);
}
