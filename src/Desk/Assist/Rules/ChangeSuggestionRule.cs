using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

/// <summary>The whole of it: what is not named is as if it were new.</summary>
[Verb("suggestion-rules.change", Permission = "articles:write", Route = "PUT /suggestion-rules/{id}",
    Refuses = [typeof(SuggestionRuleExists)],
    Example = """{"name":"Refund takes days","reply":"A refund takes three to five working days.","keywords":["refund"],"mood":"negative","active":false}""",
    Summary = "Change a rule, or switch it off.")]
internal sealed class ChangeSuggestionRule(DeskWork work, RuleForm form) : IVerb<ChangeSuggestionRule.Input, SuggestionRuleView>
{
    internal sealed record Input(
        SuggestionRuleId Id,
        [StringLength(80, MinimumLength = 1)] string Name,
        [StringLength(SuggestionRule.LongestReply, MinimumLength = 1)] string Reply,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<IntentId>? IntentIds = null,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<string>? BuiltInIntents = null,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<string>? Keywords = null,
        Mood? Mood = null,
        Urgency? Urgency = null,
        [AllowedValues(null, "en", "zh-CN")] string? Language = null,
        [Range(0, 100)] int Priority = 50,
        bool Active = true) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<SuggestionRuleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var rule = await db.Set<SuggestionRule>().SingleOrDefaultAsync(r => r.Id == input.Id, ct);
        if (rule is null)
            return new NotFound("suggestion-rule");
        var fields = new RuleFields(input.Name, input.Reply, input.IntentIds, input.BuiltInIntents, input.Keywords, input.Mood, input.Urgency, input.Language, input.Priority, input.Active);
        if (await form.FillAsync(rule, fields, ct) is { } refusal)
            return refusal;
        work.Publish(new SuggestionRulesChanged(db.TenantId));
        return await form.ShowAsync(rule.Id, ct);
    }
}
