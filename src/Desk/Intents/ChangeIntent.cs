using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

/// <summary>The whole of it: what is not named is as if it were new.</summary>
[Verb("intents.change", Permission = "intents:manage", Route = "PUT /intents/{id}",
    Refuses = [typeof(IntentExists)],
    Example = """{"name":"Refund","priority":"high","toPerson":true}""",
    Summary = "Change an intent's name, description, or where conversations of it go.")]
internal sealed class ChangeIntent(DeskWork work, DeskDb db) : IVerb<ChangeIntent.Input, IntentView>
{
    internal sealed record Input(
        IntentId Id,
        [StringLength(80, MinimumLength = 1)] string Name,
        [StringLength(500)] string Description = "",
        TeamId? TeamId = null,
        Priority Priority = Priority.Normal,
        bool ToPerson = false) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<IntentView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        await work.BeginAsync(ct);
        var intent = await db.Set<Intent>().SingleOrDefaultAsync(i => i.Id == input.Id, ct);
        if (intent is null)
            return new NotFound("intent");
        var others = await db.Set<Intent>().Where(i => i.Id != input.Id).Select(i => i.Name).ToListAsync(ct);
        var teamExists = input.TeamId is not { } team || await db.Teams.AnyAsync(t => t.Id == team, ct);
        if (CreateIntent.Decide(input.Name, others, teamExists) is { } refusal)
            return refusal;
        intent.Name = input.Name.Trim();
        intent.Description = input.Description.Trim();
        intent.TeamId = input.TeamId;
        intent.Priority = input.Priority;
        intent.ToPerson = input.ToPerson;
        await db.SaveChangesAsync(ct);
        return await IntentView.From(db).SingleAsync(i => i.Id == input.Id, ct);
    }
}
