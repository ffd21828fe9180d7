using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>What a conversation is about, and what the tenant wants done with such ones.</summary>
internal sealed class IntentRouting(DeskDb db, LiveIntentModels models, CurrentTenant tenant)
{
    /// <summary>Whether these words are about something that people do, and no bot.</summary>
    public async Task<bool> WantsPersonAsync(ConversationId conversation, string text, CancellationToken ct) =>
        await GuessAsync(conversation, text, ct) is { } guess && await db.Set<Intent>().AnyAsync(i => i.Id == guess.Intent && i.ToPerson, ct);

    /// <summary>
    /// Sends a conversation that is being handed over where its intent belongs. The customer's last words are judged here once more: what
    /// follows every message by a moment may not have reached them. What a person said of them stands.
    /// </summary>
    public async Task ApplyAsync(Conversation conversation, CancellationToken ct)
    {
        var said = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation.Id && m.AuthorKind == AuthorKind.Contact)
            .OrderByDescending(m => m.Seq).Select(m => new { m.Id, m.Text }).FirstOrDefaultAsync(ct);
        var corrected = said is not null && await db.Set<IntentCorrection>().AnyAsync(c => c.MessageId == said.Id, ct);
        var guess = said is null || corrected ? null : await GuessAsync(conversation.Id, said.Text, ct);
        var about = guess?.Intent ?? conversation.IntentId;
        var intent = await db.Set<Intent>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == about, ct);
        if (intent is null)
            return;
        if (guess is { } sure)
            (conversation.IntentId, conversation.IntentConfidence) = (sure.Intent, sure.Confidence);
        conversation.TeamId ??= intent.TeamId;
        conversation.Priority = intent.Priority < Priority.High && conversation.Urgency == Urgency.High ? Priority.High : intent.Priority;
    }

    private async ValueTask<IntentGuess?> GuessAsync(ConversationId conversation, string text, CancellationToken ct) =>
        (await models.OfAsync(tenant.Tenant, ct))?.Judge(conversation.Value, text);
}
