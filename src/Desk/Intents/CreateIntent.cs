using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

[Verb("intents.create", Permission = "intents:manage", Route = "POST /intents", Status = 201,
    Refuses = [typeof(IntentExists), typeof(TooManyIntents)],
    Example = """{"name":"Refund","description":"Wants money back","priority":"high"}""",
    Summary = "Name something that customers want, and where conversations of it go.")]
internal sealed class CreateIntent(DeskDb db, TimeProvider clock) : IVerb<CreateIntent.Input, IntentView>
{
    internal sealed record Input(
        [StringLength(80, MinimumLength = 1)] string Name,
        [StringLength(500)] string Description = "",
        TeamId? TeamId = null,
        Priority Priority = Priority.Normal,
        bool ToPerson = false);

    /// <param name="name">What it is to be called.</param>
    /// <param name="others">What the others are called.</param>
    /// <param name="teamExists">Whether the team it names does, if it names one.</param>
    internal static Refusal? Decide(string name, IReadOnlyCollection<string> others, bool teamExists) =>
        string.IsNullOrWhiteSpace(name) ? new InvalidInput("name", "must say something.")
        : !teamExists ? new NotFound("team")
        : others.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase) ? new IntentExists()
        : null;

    public async ValueTask<Outcome<IntentView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var others = await db.Set<Intent>().Select(i => i.Name).ToListAsync(ct);
        var team = input.TeamId is { } id ? await db.Teams.SingleOrDefaultAsync(t => t.Id == id, ct) : null;
        if (Decide(input.Name, others, input.TeamId is null || team is not null) is { } refusal)
            return refusal;
        if (others.Count >= Intent.Most)
            return new TooManyIntents();
        var intent = new Intent
        {
            Id = IntentId.New(),
            Name = input.Name.Trim(),
            Description = input.Description.Trim(),
            TeamId = input.TeamId,
            Priority = input.Priority,
            ToPerson = input.ToPerson,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(intent);
        return new IntentView
        {
            Id = intent.Id, Name = intent.Name, Description = intent.Description, TeamId = intent.TeamId, TeamName = team?.Name,
            Priority = intent.Priority, ToPerson = intent.ToPerson, CreatedAt = intent.CreatedAt,
        };
    }
}
