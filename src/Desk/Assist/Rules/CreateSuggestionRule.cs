using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

[Verb("suggestion-rules.create", Permission = "articles:write", Route = "POST /suggestion-rules", Status = 201,
    Refuses = [typeof(SuggestionRuleExists), typeof(TooManySuggestionRules)],
    Example = """{"name":"Refund takes days","reply":"A refund takes three to five working days.","keywords":["refund","money back"],"priority":60}""",
    Summary = "Suggest a reply to agents when a customer's words meet conditions; of each condition that is named, one value must fit.")]
internal sealed class CreateSuggestionRule(DeskWork work, RuleForm form, TimeProvider clock) : IVerb<CreateSuggestionRule.Input, SuggestionRuleView>
{
    internal sealed record Input(
        [StringLength(80, MinimumLength = 1)] string Name,
        [StringLength(SuggestionRule.LongestReply, MinimumLength = 1)] string Reply,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<IntentId>? IntentIds = null,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<string>? BuiltInIntents = null,
        [MaxLength(SuggestionRule.MostValues)] IReadOnlyList<string>? Keywords = null,
        Mood? Mood = null,
        Urgency? Urgency = null,
        [AllowedValues(null, "en", "zh-CN")] string? Language = null,
        [Range(0, 100)] int Priority = 50,
        bool Active = true);

    public async ValueTask<Outcome<SuggestionRuleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        if (await db.Set<SuggestionRule>().CountAsync(ct) >= SuggestionRule.Most)
            return new TooManySuggestionRules();
        var rule = new SuggestionRule { Id = SuggestionRuleId.New(), CreatedAt = clock.GetUtcNow() };
        var fields = new RuleFields(input.Name, input.Reply, input.IntentIds, input.BuiltInIntents, input.Keywords, input.Mood, input.Urgency, input.Language, input.Priority, input.Active);
        if (await form.FillAsync(rule, fields, ct) is { } refusal)
            return refusal;
        db.Add(rule);
        work.Publish(new SuggestionRulesChanged(db.TenantId));
        return await form.ShowAsync(rule.Id, ct);
    }
}
