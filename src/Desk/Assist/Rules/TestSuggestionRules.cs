using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist.Rules;

[Verb("suggestion-rules.test", Permission = "articles:write", Route = "POST /suggestion-rules/test", Audited = false,
    Example = """{"text":"Where is my refund?"}""",
    Summary = "What would be suggested to these words of a customer, and why. Nothing is kept of them.")]
internal sealed class TestSuggestionRules(SuggestedReplies replies) : IVerb<TestSuggestionRules.Input, TestSuggestionRules.Met>
{
    internal sealed record Input([StringLength(5000, MinimumLength = 1)] string Text);

    internal sealed record Met(IReadOnlyList<MetRule> Rules);

    public async ValueTask<Outcome<Met>> Handle(Input input, Caller caller, CancellationToken ct) => new Met(await replies.ToAsync(input.Text, ct));
}
