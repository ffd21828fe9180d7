using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

[Verb("suggestion-rules.delete", Permission = "articles:write", Route = "DELETE /suggestion-rules/{id}", Summary = "Delete a rule.")]
internal sealed class DeleteSuggestionRule(DeskWork work) : IVerb<DeleteSuggestionRule.Input, Done>
{
    internal sealed record Input(SuggestionRuleId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var rule = await db.Set<SuggestionRule>().SingleOrDefaultAsync(r => r.Id == input.Id, ct);
        if (rule is null)
            return new NotFound("suggestion-rule");
        db.Remove(rule);
        work.Publish(new SuggestionRulesChanged(db.TenantId));
        return default(Done);
    }
}
