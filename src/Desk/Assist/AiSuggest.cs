using System.Collections.Frozen;
using Switchboard.Desk.Assist.Rules;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

/// <summary>Suggestions for a conversation, as agents see them, for programs that name it otherwise.</summary>
public sealed class AiSuggest
{
    private static readonly Caller Reader = new(CallerKind.System, Guid.Empty, "AI", FrozenSet<string>.Empty);
    private readonly SuggestArticles _suggest;

    internal AiSuggest(SuggestArticles suggest) => _suggest = suggest;

    /// <summary>Replies and articles that may answer what the customer last said. Whoever asks has been let in for reading messages, as the verb demands.</summary>
    public async ValueTask<Outcome<Answers>> ForAsync(Guid conversation, CancellationToken ct)
    {
        var found = await _suggest.Handle(new SuggestArticles.Input(new ConversationId(conversation)), Reader, ct);
        return found.Succeeded ? new Answers(found.Value.Replies, found.Value.Items) : found.Refusal;
    }

    /// <summary>What may answer a customer.</summary>
    /// <param name="Replies">What the tenant's rules suggest.</param>
    /// <param name="Articles">Articles that fit.</param>
    public sealed record Answers(IReadOnlyList<MetRule> Replies, IReadOnlyList<ArticleHit> Articles);
}
