using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

[Verb("conversations.rate", Permission = "conversations:rate", Route = "POST /conversations/{id}/rate",
    Refuses = [typeof(ConversationNotResolved)],
    Summary = "The customer's verdict on a resolved conversation; giving it again replaces it.")]
internal sealed class RateConversation(ConversationRows rows, TimeProvider clock) : IVerb<RateConversation.Input, ConversationView>
{
    internal sealed record Input(ConversationId Id, [Range(1, 5)] int Score, [StringLength(2_000)] string? Comment = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(ConversationStatus status) => status == ConversationStatus.Resolved ? null : new ConversationNotResolved();

    public async ValueTask<Outcome<ConversationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        if (conversation is null)
            return new NotFound("conversation");
        if (Decide(conversation.Status) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        conversation.RatingScore = input.Score;
        conversation.RatingComment = input.Comment;
        conversation.RatedAt = now;
        rows.Note(conversation, new SystemEvent("rated", Score: input.Score), caller.Name, now);
        return await rows.ShowAsync(input.Id, caller, ct);
    }
}
