using System.Collections.Frozen;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

/// <summary>Suggestions for a conversation, as agents see them, for programs that name it otherwise.</summary>
public sealed class AiSuggest
{
    private static readonly Caller Reader = new(CallerKind.System, Guid.Empty, "AI", FrozenSet<string>.Empty);
    private readonly SuggestArticles _suggest;

    internal AiSuggest(SuggestArticles suggest) => _suggest = suggest;

    /// <summary>Articles that may answer what the customer last said. Whoever asks has been let in for reading messages, as the verb demands.</summary>
    public async ValueTask<Outcome<IReadOnlyList<ArticleHit>>> ForAsync(Guid conversation, CancellationToken ct)
    {
        var found = await _suggest.Handle(new SuggestArticles.Input(new ConversationId(conversation)), Reader, ct);
        return found.Succeeded ? Outcome.Of(found.Value.Items) : found.Refusal;
    }
}
